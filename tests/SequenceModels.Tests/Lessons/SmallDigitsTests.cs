using SequenceModels.Layers;
using SequenceModels.Lessons;

namespace SequenceModels.Tests.Lessons;

public sealed class SmallDigitsTests
{
    [Fact]
    public void Fewer_digits_are_the_first_of_more()
    {
        var (few, more) = (SmallDigits.Training(5), SmallDigits.Training(9));
        Assert.Equal((14, 14, 5), (few.X.Steps, few.X.Features, few.X.Batch));
        Assert.Equal(few.Target, more.Target[..5]);
        Assert.Equal(few.X[7].Column(4), more.X[7].Column(4));
        Assert.Throws<ArgumentOutOfRangeException>(() => SmallDigits.Training(1001));
    }

    [Fact]
    public void A_digit_is_its_own_nearest_neighbour_and_more_known_digits_help() =>
        Assert.True(SmallDigits.NearestNeighbour(SmallDigits.Unseen) == 1 && SmallDigits.NearestNeighbour(SmallDigits.Training(1000)) > SmallDigits.NearestNeighbour(SmallDigits.Training(100)));

    [Fact]
    public void Dropout_stands_in_the_place_that_is_asked_for()
    {
        var layers = ((StackedLayer)SmallDigits.Network(new Random(1), J: 2, between: new(0.5), state: new(0.1)).Layer).Layers;
        Assert.Equal([typeof(RecurrentLayer), typeof(DropoutLayer), typeof(RecurrentLayer)], layers.Select(layer => layer.GetType()));
        Assert.All(layers.OfType<RecurrentLayer>(), layer => Assert.Equal(0.1, layer.StateDropout!.Rate, 6));
        Assert.Equal(1834, SmallDigits.Network(new Random(1)).ParameterCount);
    }

    [Fact]
    public void Training_is_measured_after_every_ten_epochs()
    {
        var run = SmallDigits.Train(1, random => SmallDigits.Network(random, H: 8), SmallDigits.Training(20), rate: 0.01, rounds: 2);
        Assert.Equal((2, 2, 2), (run.Learnt.Length, run.Unseen.Length, run.Right.Length));
        Assert.True(run.Learnt[1] < run.Learnt[0]);
    }
}
