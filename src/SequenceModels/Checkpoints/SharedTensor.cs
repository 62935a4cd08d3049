namespace SequenceModels.Checkpoints;

/// <summary>One tensor under all the names it goes by: a layer that is used twice has two, as tied weights in PyTorch. Saved under the first, loaded from any.</summary>
/// <param name="Names">Its names, the first one first.</param>
internal sealed record SharedTensor(IReadOnlyList<NamedTensor> Names)
{
    public NamedTensor First => Names[0];

    /// <summary>Tensors of the same parameters are one.</summary>
    public static IReadOnlyList<SharedTensor> Of(IEnumerable<NamedTensor> tensors)
    {
        var shared = new List<List<NamedTensor>>();
        foreach (var tensor in tensors)
        {
            if (shared.Find(names => names[0].HasPartsOf(tensor)) is { } same)
                same.Add(tensor);
            else
                shared.Add([tensor]);
        }
        return [.. shared.Select(names => new SharedTensor(names))];
    }

    /// <summary>Those of its names that a file has.</summary>
    public IReadOnlyList<string> In(SafetensorsFile file) => [.. Names.Select(tensor => tensor.Name).Where(file.Tensors.ContainsKey)];

    /// <summary>Whether it may be missing: it stands for zeros where another one is missing too.</summary>
    public bool MayBeMissing(SafetensorsFile file) => Names.All(tensor => tensor.MissingWith is { } other && !file.Tensors.ContainsKey(other));

    /// <summary>Its numbers.</summary>
    /// <exception cref="InvalidDataException">The file has it under two names with different numbers.</exception>
    public Tensor? Read(SafetensorsFile file, string path)
    {
        Tensor? read = null;
        var names = In(file);
        foreach (string name in names)
        {
            var tensor = file.Read(name);
            if (read is not null && !read.Values.AsSpan().SequenceEqual(tensor.Values))
                throw new InvalidDataException($"{names[0]} and {name} of {path} differ, but in this model they are one: make the model as the saved one was made, without sharing the layer.");
            read ??= tensor;
        }
        return read;
    }
}
