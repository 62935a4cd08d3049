using SequenceModels.Data.Images;

namespace SequenceModels.Tests.Data.Images;

/// <summary>A fact about the real MNIST test files, which are no part of the repository; it says so where they are not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MnistFactAttribute : FactAttribute
{
    public MnistFactAttribute() => Skip = Folder is null
        ? $"The MNIST test files are not there: name their folder in {Mnist.Variable} or put them into ../shared/data/mnist."
        : null;

    public static string? Folder { get; } = Mnist.Find(Path.Combine(Repository.Root, "..", "shared", "data", "mnist"), train: false);
}
