using SequenceModels.Data;

namespace SequenceModels.Checkpoints;

/// <summary>Where a source of randomness stands.</summary>
internal sealed class RandomPart(string name, ResumableRandom random) : ICheckpointPart
{
    public string Key => name;

    public void Save(List<StoredTensor> tensors, Dictionary<string, string> metadata) => metadata.Add(Key, random.State);

    public Func<Action> Read(SafetensorsFile file, string path)
    {
        string state = file.Metadata[Key];
        if (ResumableRandom.Parse(state) is null)
            throw new InvalidDataException($"'{Shown.Cut(name)}' in the metadata of {path} is '{Shown.Cut(state)}', not the state of a ResumableRandom.");
        return () =>
        {
            string before = random.State;
            random.State = state;
            return () => random.State = before;
        };
    }
}
