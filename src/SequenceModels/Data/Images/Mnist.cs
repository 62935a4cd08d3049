using System.Security.Cryptography;

namespace SequenceModels.Data.Images;

/// <summary>The real MNIST digits, where their four files are: 60,000 to learn from and 10,000 to be judged on, 28×28.</summary>
/// <remarks>
/// LeCun, Cortes and Burges, "The MNIST database of handwritten digits" (1998). The files are not part of this repository; without them <see cref="Digits"/>
/// serves. What is read is compared with the published files by SHA-256; other files of this format are read with <see cref="Idx.ReadImages"/>.
/// Used in lesson 11-digits-row-by-row.
/// </remarks>
public static class Mnist
{
    /// <summary>The environment variable that may name the folder: <c>SEQUENCE_MODELS_MNIST</c>.</summary>
    public const string Variable = "SEQUENCE_MODELS_MNIST";

    private const string Images = "images-idx3-ubyte", Labels = "labels-idx1-ubyte";

    // Of the unpacked files: the same numbers can be packed in many ways.
    private static readonly Dictionary<string, string> Published = new()
    {
        ["train-" + Images] = "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
        ["train-" + Labels] = "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
        ["t10k-" + Images] = "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
        ["t10k-" + Labels] = "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
    };

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
    /// <param name="folder">Has <c>train-images-idx3-ubyte</c> and <c>train-labels-idx1-ubyte</c>, also with a dot before <c>idx</c>, plain or with <c>.gz</c>.</param>
    /// <exception cref="FileNotFoundException">A file is not there.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, or another than the published one.</exception>
    public static LabeledImages Train(string folder) => Set(folder, "train");

    /// <summary>The 10,000 digits to be judged on.</summary>
    /// <param name="folder">Has <c>t10k-images-idx3-ubyte</c> and <c>t10k-labels-idx1-ubyte</c>, also with a dot before <c>idx</c>, plain or with <c>.gz</c>.</param>
    /// <exception cref="FileNotFoundException">A file is not there.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, or another than the published one.</exception>
    public static LabeledImages Test(string folder) => Set(folder, "t10k");

    private static LabeledImages Set(string folder, string set)
    {
        ArgumentNullException.ThrowIfNull(folder);
        foreach (string what in (string[])[Images, Labels])
        {
            if (!File.Exists(PathOf(folder, set, what)))
                throw new FileNotFoundException($"There is no file {set}-{what} in {Path.GetFullPath(folder)}, nor {set}-{what}.gz, nor either with a dot before idx: get it, or give another folder.", PathOf(folder, set, what));
        }
        var read = Idx.ReadImages(PathOf(folder, set, Images), PathOf(folder, set, Labels));
        foreach (string what in (string[])[Images, Labels])
            RequirePublished(PathOf(folder, set, what), $"{set}-{what}");
        return read;
    }

    private static void RequirePublished(string path, string name)
    {
        using var file = Idx.Unpack(path);
        string hash = Convert.ToHexStringLower(SHA256.HashData(file));
        if (hash != Published[name])
            throw new InvalidDataException($"{path} has, unpacked, the SHA-256 {hash}, but the published {name} has {Published[name]}: it is damaged or of another data set, get it again.");
    }

    /// <summary>The file under one of the names that it goes by: <c>train-images-idx3-ubyte</c> or <c>train-images.idx3-ubyte</c>, plain or with <c>.gz</c>.</summary>
    private static string PathOf(string folder, string set, string what)
    {
        string[] names = [$"{set}-{what}", $"{set}-{what.Replace("-idx", ".idx", StringComparison.Ordinal)}"];
        return names.SelectMany(name => (string[])[name, $"{name}.gz"]).Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
            ?? Path.Combine(folder, names[0]);
    }
}
