namespace SequenceModels.Checkpoints;

/// <summary>What does not change in training, but must be the same when it goes on: a vocabulary, a standardizer.</summary>
internal sealed class ConstantPart(string key, string text, Action<string, string> check) : ICheckpointPart
{
    public string Key => key;

    public void Save(List<StoredTensor> tensors, Dictionary<string, string> metadata) => metadata.Add(key, text);

    public Func<Action> Read(SafetensorsFile file, string path)
    {
        check(file.Metadata[key], path);
        return () => () => { };
    }
}
