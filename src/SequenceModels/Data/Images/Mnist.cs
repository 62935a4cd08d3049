namespace SequenceModels.Data.Images;

/// <summary>The real MNIST digits, where their four files are: 60,000 to learn from and 10,000 to be judged on, 28×28.</summary>
/// <remarks>
/// LeCun, Cortes and Burges, "The MNIST database of handwritten digits" (1998). The files are not part of this repository; without them <see cref="Digits"/>
/// serves. Lesson 11 tells the story.
/// </remarks>
public static class Mnist
{
    /// <summary>The environment variable that may name the folder: <c>SEQUENCE_MODELS_MNIST</c>.</summary>
    public const string Variable = "SEQUENCE_MODELS_MNIST";

    /// <summary>The folder of the files: what <see cref="Variable"/> says, else <paramref name="standard"/>; null where the files are not there.</summary>
    /// <param name="standard">Where to look by default; from a notebook, <c>../data/mnist</c>.</param>
    /// <param name="train">Whether the 60,000 are needed (default) or only the 10,000.</param>
    public static string? Find(string standard = "../data/mnist", bool train = true)
    {
        ArgumentNullException.ThrowIfNull(standard);
        string folder = Environment.GetEnvironmentVariable(Variable) ?? standard;
        string[] sets = train ? ["train", "t10k"] : ["t10k"];
        return sets.All(set => File.Exists(PathOf(folder, set, Images)) && File.Exists(PathOf(folder, set, Labels))) ? folder : null;
    }

    /// <summary>The 60,000 digits to learn from.</summary>
    /// <param name="folder">Has <c>train-images-idx3-ubyte</c> and <c>train-labels-idx1-ubyte</c>, plain or with <c>.gz</c>.</param>
    /// <exception cref="FileNotFoundException">A file is not there.</exception>
    /// <exception cref="InvalidDataException">A file is damaged.</exception>
    public static LabeledImages Train(string folder) => Set(folder, "train");

    /// <summary>The 10,000 digits to be judged on.</summary>
    /// <param name="folder">Has <c>t10k-images-idx3-ubyte</c> and <c>t10k-labels-idx1-ubyte</c>, plain or with <c>.gz</c>.</param>
    /// <exception cref="FileNotFoundException">A file is not there.</exception>
    /// <exception cref="InvalidDataException">A file is damaged.</exception>
    public static LabeledImages Test(string folder) => Set(folder, "t10k");

    private const string Images = "images-idx3-ubyte", Labels = "labels-idx1-ubyte";

    private static LabeledImages Set(string folder, string set)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return Idx.ReadImages(PathOf(folder, set, Images), PathOf(folder, set, Labels));
    }

    /// <summary>The plain file where there is one, else the packed one.</summary>
    private static string PathOf(string folder, string set, string what)
    {
        string plain = Path.Combine(folder, $"{set}-{what}");
        return File.Exists(plain) ? plain : plain + ".gz";
    }
}
