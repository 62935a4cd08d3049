using SequenceModels.Data;
using SequenceModels.Optimizers;
using SequenceModels.Training;

namespace SequenceModels.Checkpoints;

public sealed partial class Checkpoint
{
    private const string VocabularyKey = "vocabulary", StandardizerKey = "standardizer";

    private readonly List<ICheckpointPart> extras = [];

    /// <summary>Adds how far training has come: epochs, steps, and all that its optimizer remembers. Schedules go on where they stood.</summary>
    /// <param name="trainer">On loading, one made with the same settings.</param>
    /// <param name="name">Its name in the file, default <c>training</c>.</param>
    /// <exception cref="ArgumentException">The name is already taken.</exception>
    public Checkpoint Add<TTarget>(Trainer<TTarget> trainer, string name = "training") =>
        Add(new TrainingPart(Given(name), Given(trainer).SaveState, trainer.LoadState));

    /// <summary>Adds what an optimizer remembers, for a training loop of one's own.</summary>
    /// <param name="optimizer">On loading, one of the same kind made with the same settings.</param>
    /// <param name="name">Its name in the file, default <c>optimizer</c>.</param>
    /// <exception cref="ArgumentException">The name is already taken.</exception>
    public Checkpoint Add(Optimizer optimizer, string name = "optimizer") =>
        Add(new TrainingPart(Given(name), Given(optimizer).SaveState, optimizer.LoadState));

    /// <summary>Adds where a source of randomness stands: of dropout masks, of the order of batches.</summary>
    /// <param name="random">The source.</param>
    /// <param name="name">Its name in the file, default <c>random</c>.</param>
    /// <exception cref="ArgumentException">The name is already taken.</exception>
    public Checkpoint Add(ResumableRandom random, string name = "random") => Add(new RandomPart(Given(name), Given(random)));

    /// <summary>Adds the symbols that the ids stand for. A file with another alphabet is refused on loading; <see cref="VocabularyOf"/> reads the file's.</summary>
    /// <param name="vocabulary">The vocabulary.</param>
    /// <exception cref="ArgumentException">There is one already.</exception>
    public Checkpoint Add(Vocabulary vocabulary) =>
        Add(new ConstantPart(VocabularyKey, VocabularyJson.Write(Given(vocabulary)), (json, path) =>
        {
            var other = VocabularyJson.Read(json, path);
            if (!other.Symbols.SequenceEqual(vocabulary.Symbols) || other.Unknown != vocabulary.Unknown)
                throw new InvalidDataException($"{path} was saved with another vocabulary: its {other.Size} symbols are {Shown.List(other.Symbols)}, the {vocabulary.Size} given are {Shown.List(vocabulary.Symbols)}. "
                    + "Take the file's own, Checkpoint.VocabularyOf(path), for all that the model reads and writes.");
        }));

    /// <summary>Adds mean and deviation of the series that the model was trained on. A file with others is refused on loading; <see cref="StandardizerOf"/> reads the file's.</summary>
    /// <param name="standardizer">The standardizer.</param>
    /// <exception cref="ArgumentException">There is one already.</exception>
    public Checkpoint Add(Standardizer standardizer) =>
        Add(new ConstantPart(StandardizerKey, StandardizerJson.Write(Given(standardizer)), (json, path) =>
        {
            if (StandardizerJson.Read(json, path) is var other && other != standardizer)
                throw new InvalidDataException($"{path} was saved with another scaling: {other} instead of {standardizer}. Take the file's own, Checkpoint.StandardizerOf(path).");
        }));

    /// <summary>The vocabulary in a file.</summary>
    /// <param name="path">For example <c>model.safetensors</c>.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is damaged, or no vocabulary was saved with it.</exception>
    public static Vocabulary VocabularyOf(string path) => VocabularyJson.Read(Text(path, VocabularyKey), path);

    /// <summary>The standardizer in a file.</summary>
    /// <param name="path">For example <c>model.safetensors</c>.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is damaged, or no standardizer was saved with it.</exception>
    public static Standardizer StandardizerOf(string path) => StandardizerJson.Read(Text(path, StandardizerKey), path);

    private static string Text(string path, string key)
    {
        using var file = SafetensorsFile.Open(path);
        return file.Metadata.TryGetValue(key, out string? text)
            ? text
            : throw new InvalidDataException($"{path} has no {key} in its metadata: it was saved without one (new Checkpoint().Add({key})).");
    }

    private Checkpoint Add(ICheckpointPart part)
    {
        ArgumentException.ThrowIfNullOrEmpty(part.Key);
        if (part.Key == "format" || extras.Any(other => other.Key == part.Key))
            throw new ArgumentException($"The name {part.Key} is taken: give each part a name of its own.");
        if (tensors.Select(tensor => tensor.Name).Concat(extras.Where(HasTensors).Select(other => $"{other.Key}.")).FirstOrDefault(part.Owns) is { } taken)
            throw new ArgumentException($"What '{part.Key}' has to save would be taken for a part of '{taken}', or the other way round: give it a name with which no other name begins.");
        if (HasTensors(part) && extras.Find(other => other.Owns($"{part.Key}.")) is { } owner)
            throw new ArgumentException($"What '{part.Key}' has to save would be taken for a part of '{owner.Key}': give it a name that does not begin with '{owner.Key}.'.");
        extras.Add(part);
        return this;

        static bool HasTensors(ICheckpointPart part) => part.Owns($"{part.Key}.");
    }

    /// <summary>All or none: what was taken over is given back where a later part does not fit.</summary>
    private void LoadExtras(SafetensorsFile file, string path)
    {
        var takes = extras.Select(part => part.Read(file, path)).ToList();
        var undo = new Stack<Action>();
        try
        {
            foreach (var take in takes)
                undo.Push(take());
        }
        catch
        {
            while (undo.TryPop(out var back))
                back();
            throw;
        }
    }
}
