using SequenceModels.Data;

namespace SequenceModels.Checkpoints;

/// <summary>Where a source of randomness stands: its words as hexadecimal digits.</summary>
internal sealed class RandomPart(string name, ResumableRandom random) : ICheckpointPart
{
    public string Key => name;

    public void Save(List<StoredTensor> tensors, Dictionary<string, string> metadata) =>
        metadata.Add(Key, string.Join(' ', random.State.Select(word => word.ToString("x16", CultureInfo.InvariantCulture))));

    public Func<Action> Read(SafetensorsFile file, string path)
    {
        var state = Parse(file.Metadata[Key]) ?? throw new InvalidDataException(
            $"'{Shown.Cut(name)}' in the metadata of {path} is '{Shown.Cut(file.Metadata[Key])}', not the state of a ResumableRandom.");
        return () =>
        {
            var before = random.State;
            random.State = state;
            return () => random.State = before;
        };
    }

    private ulong[]? Parse(string text)
    {
        var words = text.Split(' ').Select(word => ulong.TryParse(word, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong value) ? value : (ulong?)null).ToList();
        return words.Count == random.State.Count && words.All(word => word is not null) && words.Any(word => word != 0) ? [.. words.Select(word => word!.Value)] : null;
    }
}
