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

    [Fact]
    public void Sound_files_that_are_not_the_published_ones_are_refused_by_name_and_hash()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(Path.Combine(folder.FullName, "t10k-images-idx3-ubyte"), [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 7]);
        File.WriteAllBytes(Path.Combine(folder.FullName, "t10k-labels-idx1-ubyte"), [0, 0, 8, 1, 0, 0, 0, 1, 3]);
        string message = Assert.Throws<InvalidDataException>(() => Mnist.Test(folder.FullName)).Message;
        Assert.Contains("t10k-images-idx3-ubyte has, unpacked, the SHA-256", message, StringComparison.Ordinal);
        Assert.Contains("0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7", message, StringComparison.Ordinal);
        Assert.Contains("get it again", message, StringComparison.Ordinal);
    }

    [MnistFact]
    public void One_changed_pixel_is_noticed()
    {
        using var folder = new TemporaryFolder();
        var (_, pixels) = Idx.Read(Path.Combine(MnistFactAttribute.Folder!, "t10k-images-idx3-ubyte.gz"));
        pixels[1_234_567] ^= 1;
        File.WriteAllBytes(Path.Combine(folder.FullName, "t10k-images-idx3-ubyte"), [0, 0, 8, 3, 0, 0, 0x27, 0x10, 0, 0, 0, 28, 0, 0, 0, 28, .. pixels]);
        File.Copy(Path.Combine(MnistFactAttribute.Folder!, "t10k-labels-idx1-ubyte.gz"), Path.Combine(folder.FullName, "t10k-labels-idx1-ubyte.gz"));
        Assert.Contains("damaged", Assert.Throws<InvalidDataException>(() => Mnist.Test(folder.FullName)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte")]
    [InlineData("t10k-images.idx3-ubyte", "t10k-labels.idx1-ubyte")]
    [InlineData("t10k-images.idx3-ubyte.gz", "t10k-labels-idx1-ubyte")]
    public void Files_are_found_in_either_spelling(string images, string labels)
    {
        using var folder = new TemporaryFolder();
        folder.Write(images, "no digits");
        if (Environment.GetEnvironmentVariable(Mnist.Variable) is null)
        {
            Assert.Null(Mnist.Find(folder.FullName, train: false));
            folder.Write(labels, "no labels");
            Assert.Equal(folder.FullName, Mnist.Find(folder.FullName, train: false));
        }
        folder.Write(labels, "no labels");
        Assert.Contains(images, Assert.Throws<InvalidDataException>(() => Mnist.Test(folder.FullName)).Message, StringComparison.Ordinal);
    }
}
