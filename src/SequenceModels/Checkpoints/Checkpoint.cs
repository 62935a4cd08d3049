using SequenceModels.Data;
using SequenceModels.Layers;

namespace SequenceModels.Checkpoints;

/// <summary>Saves what was learnt and loads it again, in safetensors files with PyTorch's names, shapes and order of gates: weights go both ways.</summary>
/// <remarks>
/// PyTorch has two biases a layer where one does: loading adds them, saving writes ours as <c>bias_ih</c> and zeros as <c>bias_hh</c>. The GRU's b_hn, which
/// cannot be merged, keeps its place in <c>bias_hh</c>. Missing biases (<c>bias=False</c>) load as zeros. Layers and cells that PyTorch has not keep their
/// parameters' own names. A layer used twice is saved once and loaded once; a file that has it under both names is taken where they are equal.
/// With what training needs added, a run goes on to the last bit as if it had not been interrupted. Appendix A2 tells the story.
/// </remarks>
public sealed partial class Checkpoint
{
    private const int MostShapes = 8;

    private readonly List<NamedTensor> tensors = [];

    /// <summary>A model's layer and read-out.</summary>
    /// <param name="model">The model.</param>
    /// <param name="layer">The prefix of the layer's names, default <c>rnn.</c>: what the attribute is called in a PyTorch module.</param>
    /// <param name="dense">The prefix of the read-out's names, default <c>linear.</c></param>
    /// <param name="embedding">The prefix of an embedding's name, where the layer begins with one; default <c>embedding.</c></param>
    public static Checkpoint Of(SequenceModel model, string layer = "rnn.", string dense = "linear.", string embedding = "embedding.") =>
        new Checkpoint().Add(PyTorchNames.Of(Given(layer), Given(embedding), Given(model).Layer)).Add(Given(dense), model.Dense);

    /// <summary>An encoder under <c>encoder.</c>, its decoder's layer, read-out and embedding under <c>decoder.rnn.</c>, <c>decoder.linear.</c> and <c>decoder.embedding.</c></summary>
    /// <param name="model">The model.</param>
    public static Checkpoint Of(EncoderDecoder model) =>
        new Checkpoint().Add("encoder.", Given(model).Encoder).Add(PyTorchNames.Of("decoder.rnn.", "decoder.embedding.", model.Decoder.Layer)).Add("decoder.linear.", model.Decoder.Dense);

    /// <summary>Adds a layer, also a stack, two directions or one of your own: an embedding has <c>weight</c> [V, size], below others <c>embedding.weight</c>.</summary>
    /// <param name="prefix">What stands before its names, for example <c>encoder.</c>; empty for the <c>state_dict</c> of the layer alone.</param>
    /// <param name="layer">The layer.</param>
    /// <exception cref="ArgumentException">A name is already taken.</exception>
    public Checkpoint Add(string prefix, ISequenceLayer layer) =>
        Add(PyTorchNames.Of(Given(prefix), Given(layer) is EmbeddingLayer ? prefix : $"{prefix}embedding.", layer));

    /// <summary>Adds a dense layer: <c>weight</c> [K, H] and <c>bias</c> [K].</summary>
    /// <param name="prefix">What stands before its names, for example <c>linear.</c></param>
    /// <param name="dense">The layer.</param>
    /// <exception cref="ArgumentException">A name is already taken.</exception>
    public Checkpoint Add(string prefix, Dense dense) => Add(PyTorchNames.Of(Given(prefix), Given(dense)));

    /// <summary>Writes all that was added, all or nothing: an old file stays until the new one is complete, and keeps its access rights.</summary>
    /// <param name="path">For example <c>model.safetensors</c>; replaced if it exists, where it is a link, what it points to.</param>
    /// <param name="type">F64 or F32 for the parameters; default what the library computes with, so that nothing is lost. An optimizer's memory is always F64.</param>
    /// <exception cref="ArgumentException">The type cannot be written, or has no place for a number.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path, TensorType type = TensorNumbers.Own)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        SafetensorsFile.RequireWritable(type);
        var metadata = new Dictionary<string, string> { ["format"] = "pt" };
        var stored = SharedTensor.Of(tensors).Select(tensor => StoredTensor.Of(tensor.First.Name, tensor.First.ToTensor(), type)).ToList();
        foreach (var part in extras)
            part.Save(stored, metadata);
        SafetensorsWriter.Write(path, stored, metadata);
    }

    /// <summary>Gives all that was added the file's numbers, all or none: where anything does not fit, nothing has changed.</summary>
    /// <param name="path">For example <c>model.safetensors</c>.</param>
    /// <param name="ignoreOthers">Whether the file may have tensors that were not asked for; default no: they mean that the model is another one.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is damaged, or not this model's: the message names all that is missing, unused or of another shape.</exception>
    public void Load(string path, bool ignoreOthers = false)
    {
        using var file = SafetensorsFile.Open(path);
        var shared = SharedTensor.Of(tensors);
        RequireFit(file, path, shared, ignoreOthers);

        var values = shared.SelectMany(tensor => tensor.First.Parts).Select(part => part.Parameter).Distinct()
            .ToDictionary(parameter => parameter, parameter => Matrix<Real>.Build.Dense(parameter.Value.RowCount, parameter.Value.ColumnCount));
        foreach (var tensor in shared)
        {
            if (tensor.Read(file, path) is { } read)
                tensor.First.AddTo(values, read);
        }
        LoadExtras(file, path);
        foreach (var (parameter, value) in values)
            parameter.Set(value);
    }

    private Checkpoint Add(IEnumerable<NamedTensor> added)
    {
        foreach (var tensor in added)
        {
            if (tensors.Any(other => other.Name == tensor.Name))
                throw new ArgumentException($"The name {tensor.Name} is taken: give each layer a prefix of its own, for example \"encoder.\".");
            if (extras.Find(part => part.Owns(tensor.Name)) is { } owner)
                throw new ArgumentException($"The name {tensor.Name} would be taken for a part of '{owner.Key}': give the layer another prefix, or '{owner.Key}' another name.");
            tensors.Add(tensor);
        }
        return this;
    }

    /// <exception cref="InvalidDataException">Anything is missing, unused or of another shape.</exception>
    private void RequireFit(SafetensorsFile file, string path, IReadOnlyList<SharedTensor> shared, bool ignoreOthers)
    {
        string[] missing =
        [
            .. shared.Where(tensor => tensor.In(file).Count == 0 && !tensor.MayBeMissing(file)).Select(tensor => tensor.First.Name),
            .. extras.Where(part => !file.Metadata.ContainsKey(part.Key)).Select(part => $"{part.Key} (in its metadata)"),
        ];
        string[] others = ignoreOthers ? [] : [.. file.Tensors.Keys.Except(tensors.Select(tensor => tensor.Name))
            .Where(name => !extras.Any(part => part.Owns(name))).Order(StringComparer.Ordinal)];
        string[] shapes = [.. tensors.Where(tensor => file.Tensors.TryGetValue(tensor.Name, out var info) && !info.Shape.SequenceEqual(tensor.Shape.Select(size => (long)size)))
            .Select(tensor => $"{tensor.Name} is {file.Tensors[tensor.Name]}, but the model's is [{string.Join(", ", tensor.Shape)}]")];
        if (missing.Length + others.Length > 0)
            throw new InvalidDataException($"{path} is not a checkpoint of this model: it lacks {Shown.List(missing)} and has {Shown.List(others)}, which the model has not. {Differ(shapes)}"
                + "Make the model as the saved one was made, with the same prefixes; to take only a part of a file, say ignoreOthers: true.");
        if (shapes.Length > 0)
            throw new InvalidDataException($"{path} is of a model of another size. {Differ(shapes)}Make the model with the sizes of the saved one.");
    }

    private static string Differ(string[] shapes) =>
        shapes.Length == 0 ? "" : $"{string.Join("; ", shapes.Take(MostShapes))}{(shapes.Length > MostShapes ? $"; and {shapes.Length - MostShapes} more" : "")}. ";
}
