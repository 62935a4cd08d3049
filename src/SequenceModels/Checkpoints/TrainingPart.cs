using System.Text.Json;
using SequenceModels.Data;
using SequenceModels.Optimizers;

namespace SequenceModels.Checkpoints;

/// <summary>How far training has come: numbers as JSON in the metadata, an optimizer's memory as tensors with every bit.</summary>
internal sealed class TrainingPart(string name, Func<TrainingState> save, Action<TrainingState> load) : ICheckpointPart
{
    public string Key => name;

    public bool Owns(string tensor) => tensor.StartsWith($"{name}.", StringComparison.Ordinal);

    public void Save(List<StoredTensor> tensors, Dictionary<string, string> metadata)
    {
        var state = save();
        tensors.AddRange(state.Tensors.Select(entry => StoredTensor.Of($"{name}.{entry.Key}", entry.Value)));
        metadata.Add(Key, JsonSerializer.Serialize(new Content(state.Optimizer, state.Numbers)));
    }

    public Func<Action> Read(SafetensorsFile file, string path)
    {
        var state = StateIn(file, path);
        return () =>
        {
            var before = save();
            try
            {
                load(state);
            }
            catch (ArgumentException error)
            {
                throw new InvalidDataException($"'{name}' of {path} does not fit: {error.Message}", error);
            }
            return () => load(before);
        };
    }

    private TrainingState StateIn(SafetensorsFile file, string path)
    {
        try
        {
            if (JsonSerializer.Deserialize<Content>(file.Metadata[Key]) is { Optimizer: { } optimizer, Numbers: { } numbers })
                return new TrainingState(optimizer, numbers, file.Tensors.Keys.Where(Owns).ToDictionary(tensor => tensor[(name.Length + 1)..], tensor => Memory(file, path, tensor)));
        }
        catch (JsonException)
        {
        }
        throw new InvalidDataException($"'{Shown.Cut(name)}' in the metadata of {path} is not the state of a training.");
    }

    private static Matrix<double> Memory(SafetensorsFile file, string path, string tensor) => file.Tensors[tensor].Shape is [> 0 and <= int.MaxValue and var rows, > 0 and <= int.MaxValue and var columns]
        ? Matrix<double>.Build.DenseOfRowMajor((int)rows, (int)columns, file.ReadNumbers<double>(tensor))
        : throw new InvalidDataException($"{Shown.Cut(tensor)} of {path} is {file.Tensors[tensor]}, but an optimizer's memory has two sizes, at least 1.");

    private sealed record Content(string Optimizer, IReadOnlyDictionary<string, double> Numbers);
}
