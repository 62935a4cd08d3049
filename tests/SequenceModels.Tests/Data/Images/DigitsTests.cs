using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Data.Images;

namespace SequenceModels.Tests.Data.Images;

public sealed class DigitsTests
{
    private static readonly LabeledImages Many = Digits.Draw(10_000, new Random(1));

    [Fact]
    public void Ten_thousand_digits_are_all_different_and_every_class_is_there_a_thousand_times()
    {
        Assert.Equal((10_000, 28, 28), (Many.Count, Many.Height, Many.Width));
        Assert.Equal(10_000, Enumerable.Range(0, Many.Count).Select(i => Convert.ToBase64String(Many.Pixels(i))).Distinct().Count());
        Assert.Equal(Enumerable.Repeat(1000, 10), Many.Labels.CountBy(label => label).Select(entry => entry.Value));
    }

    [Fact]
    public void The_same_seed_draws_the_same_digits_and_another_seed_others()
    {
        Assert.True(Digits.Draw(30, new Random(1)).Pixels(29).SequenceEqual(Many.Pixels(29)));
        Assert.Equal(0.1449, Enumerable.Range(0, 1000).Average(i => Many[i].Enumerate().Average()), 0.0001);
        Assert.False(Digits.Draw(30, new Random(2)).Pixels(29).SequenceEqual(Many.Pixels(29)));
    }

    [Fact]
    public void Ink_lies_in_the_middle_and_leaves_the_border_white()
    {
        for (int i = 0; i < 500; i++)
        {
            var image = Many[i];
            double ink = image.Enumerate().Sum();
            Assert.InRange(ink / 784, 0.02, 0.45);
            Assert.Equal(1, image.Enumerate().Max(), 0.25);
            Assert.Equal(13.5, image.EnumerateIndexed().Sum(pixel => pixel.Item1 * pixel.Item3) / ink, 4.5);
            Assert.Equal(13.5, image.EnumerateIndexed().Sum(pixel => pixel.Item2 * pixel.Item3) / ink, 4.5);
        }
        Assert.InRange(Enumerable.Range(0, 500).Average(i => Many[i].Row(0).Sum() + Many[i].Row(27).Sum()), 0, 0.5);
    }

    [Fact]
    public void The_nearest_mean_image_knows_most_digits_but_not_all()
    {
        var (train, heldOut) = Many.Split(8000);
        var means = Enumerable.Range(0, 10).Select(digit => Where(train, digit).Aggregate((sum, image) => sum + image) / 800).ToArray();
        int right = Enumerable.Range(0, heldOut.Count).Count(i => means.Index().MinBy(mean => (mean.Item - heldOut[i]).FrobeniusNorm()).Index == heldOut.Labels[i]);
        Assert.InRange(right / (double)heldOut.Count, 0.70, 0.90);
    }

    private static IEnumerable<Matrix<Real>> Where(LabeledImages images, int digit) =>
        Enumerable.Range(0, images.Count).Where(i => images.Labels[i] == digit).Select(i => images[i]);
}
