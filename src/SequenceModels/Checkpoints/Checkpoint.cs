using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Layers;

namespace SequenceModels.Checkpoints;

/// <summary>Saves what was learnt and loads it again, in safetensors files with PyTorch's names, shapes and order of gates: weights go both ways.</summary>
/// <remarks>
/// PyTorch has two biases a layer where one does: loading adds them, saving writes ours as <c>bias_ih</c> and zeros as <c>bias_hh</c>. The GRU's b_hn, which
/// cannot be merged, keeps its place in <c>bias_hh</c>. Missing biases (<c>bias=False</c>) load as zeros. Appendix A2 tells the story.
/// </remarks>
public sealed class Checkpoint
{
    private readonly List<NamedTensor> tensors = [];

    /// <summary>A model's layer and read-out.</summary>
    /// <param name="model">The model.</param>
    /// <param name="layer">The prefix of the layer's names, default <c>rnn.</c>: what the attribute is called in a PyTorch module.</param>
    /// <param name="dense">The prefix of the read-out's names, default <c>linear.</c></param>
    /// <param name="embedding">The prefix of an embedding's name, where the layer begins with one; default <c>embedding.</c></param>
    public static Checkpoint Of(SequenceModel model, string layer = "rnn.", string dense = "linear.", string embedding = "embedding.")
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(dense);
        ArgumentNullException.ThrowIfNull(embedding);
        ArgumentNullException.ThrowIfNull(model);
        return new Checkpoint().Add(PyTorchNames.Of(layer, embedding, model.Layer)).Add(dense, model.Dense);
    }

    /// <summary>Adds a recurrent, stacked, bidirectional or embedding layer: an embedding has <c>weight</c> [V, size], below others <c>embedding.weight</c>.</summary>
    /// <param name="prefix">What stands before its names, for example <c>encoder.</c>; empty for the <c>state_dict</c> of the layer alone.</param>
    /// <param name="layer">The layer.</param>
    /// <exception cref="ArgumentException">A name is already taken.</exception>
    /// <exception cref="NotSupportedException">PyTorch has no such layer: its parts must be added one by one.</exception>
    public Checkpoint Add(string prefix, ISequenceLayer layer)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        ArgumentNullException.ThrowIfNull(layer);
        return Add(PyTorchNames.Of(prefix, layer is EmbeddingLayer ? prefix : $"{prefix}embedding.", layer));
    }

    /// <summary>Adds a dense layer: <c>weight</c> [K, H] and <c>bias</c> [K].</summary>
    /// <param name="prefix">What stands before its names, for example <c>linear.</c></param>
    /// <param name="dense">The layer.</param>
    /// <exception cref="ArgumentException">A name is already taken.</exception>
    public Checkpoint Add(string prefix, Dense dense)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        ArgumentNullException.ThrowIfNull(dense);
        return Add(PyTorchNames.Of(prefix, dense));
    }

    /// <summary>Writes all parameters, all or nothing: an old file stays until the new one is complete.</summary>
    /// <param name="path">For example <c>model.safetensors</c>; replaced if it exists.</param>
    /// <param name="type">F64 or F32; default what the library computes with, so that nothing is lost.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path, TensorType type = TensorNumbers.Own) =>
        SafetensorsFile.Write(path, tensors.ToDictionary(tensor => tensor.Name, tensor => tensor.ToTensor()), type);

    /// <summary>Gives all parameters the file's numbers, all or none: where anything does not fit, nothing has changed.</summary>
    /// <param name="path">For example <c>model.safetensors</c>.</param>
    /// <param name="ignoreOthers">Whether the file may have tensors that were not asked for; default no: they mean that the model is another one.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is damaged, or its tensors are not this model's; the message names them.</exception>
    public void Load(string path, bool ignoreOthers = false)
    {
        using var file = SafetensorsFile.Open(path);
        RequireSameNames(file, path, ignoreOthers);
        var present = tensors.Where(tensor => file.Tensors.ContainsKey(tensor.Name)).ToList();
        foreach (var tensor in present)
            RequireSameShape(tensor, file.Tensors[tensor.Name], path);

        var values = tensors.SelectMany(tensor => tensor.Parts).Select(part => part.Parameter).Distinct()
            .ToDictionary(parameter => parameter, parameter => Matrix<Real>.Build.Dense(parameter.Value.RowCount, parameter.Value.ColumnCount));
        foreach (var tensor in present)
            tensor.AddTo(values, file.Read(tensor.Name));
        foreach (var (parameter, value) in values)
            parameter.Set(value);
    }

    private Checkpoint Add(IEnumerable<NamedTensor> added)
    {
        foreach (var tensor in added)
        {
            if (tensors.Any(other => other.Name == tensor.Name))
                throw new ArgumentException($"The name {tensor.Name} is taken: give each layer a prefix of its own, for example \"encoder.\".");
            tensors.Add(tensor);
        }
        return this;
    }

    private void RequireSameNames(SafetensorsFile file, string path, bool ignoreOthers)
    {
        bool Has(string name) => file.Tensors.ContainsKey(name);
        string[] missing = [.. tensors.Where(tensor => !Has(tensor.Name) && (tensor.MissingWith is null || Has(tensor.MissingWith))).Select(tensor => tensor.Name)];
        string[] others = ignoreOthers ? [] : [.. file.Tensors.Keys.Except(tensors.Select(tensor => tensor.Name)).Order(StringComparer.Ordinal)];
        if (missing.Length + others.Length > 0)
            throw new InvalidDataException($"{path} is not a checkpoint of this model: it lacks {List(missing)} and has {List(others)}, which the model has not. "
                + "Make the model as the saved one was made, with the same prefixes; to take only a part of a file, say ignoreOthers: true.");
    }

    private static void RequireSameShape(NamedTensor tensor, TensorInfo info, string path)
    {
        if (!info.Shape.SequenceEqual(tensor.Shape.Select(size => (long)size)))
            throw new InvalidDataException($"{tensor.Name} of {path} is {info}, but the model's is [{string.Join(", ", tensor.Shape)}]: "
                + "make the model with the sizes of the saved one.");
    }

    private static string List(string[] names) => names.Length switch
    {
        0 => "nothing",
        <= 8 => string.Join(", ", names),
        _ => string.Join(", ", names[..8]) + $" and {names.Length - 8} more",
    };
}
