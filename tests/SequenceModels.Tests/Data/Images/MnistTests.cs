using SequenceModels.Data.Images;

namespace SequenceModels.Tests.Data.Images;

public sealed class MnistTests
{
    [MnistFact]
    public void The_ten_thousand_test_digits_are_the_published_ones()
    {
        var digits = Mnist.Test(MnistFactAttribute.Folder!);
        Assert.Equal((10_000, 28, 28), (digits.Count, digits.Height, digits.Width));
        Assert.Equal([7, 2, 1, 0, 4, 1, 4, 9, 5, 9], digits.Labels.Take(10));
        Assert.Equal([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009], digits.Labels.CountBy(label => label).OrderBy(entry => entry.Key).Select(entry => entry.Value));
        Assert.Equal(0.1325, Enumerable.Range(0, digits.Count).Average(i => digits[i].Enumerate().Average()), 0.0001);
    }

    [Fact]
    public void A_folder_without_the_files_is_not_found()
    {
        using var empty = new TemporaryFolder();
        Assert.Null(Mnist.Find(Path.Combine(empty.FullName, "nothing"), train: Environment.GetEnvironmentVariable(Mnist.Variable) is null));
        Assert.Contains("t10k-images-idx3-ubyte.gz", Assert.Throws<FileNotFoundException>(() => Mnist.Test(empty.FullName)).Message, StringComparison.Ordinal);
    }
}
