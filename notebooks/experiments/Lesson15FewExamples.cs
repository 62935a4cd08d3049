using SequenceModels.Data.Tasks;
using SequenceModels.Losses;
using SequenceModels.Optimizers;
using SequenceModels.Training;

namespace Experiments;

/// <summary>The three tasks of lesson 15b from few examples: 200 updates, 2 to 256 examples, an LSTM against one block of attention of its size, ten seeds.</summary>
/// <remarks>Measured on 500 others, on the training examples themselves, and the lamp on evenings of other lengths as well.</remarks>
internal sealed class Lesson15FewExamples : IExperiment
{
    private static readonly (string Task, int[] Sizes)[] tasks = [("cloakroom", [32, 64, 128, 256]), ("lamp", [2, 4, 16, 64, 256]), ("order", [32, 64, 128, 256])];

    private static readonly int[] evenings = [6, 12, 24, 48, 96];

    public string Name => "15-few-examples";

    public IReadOnlyList<string> Columns => ["task", "network", "examples", "seed", "right", "on its own", .. evenings.Select(T => $"{T} steps")];

    public IEnumerable<(string Row, Func<IReadOnlyList<object>> Compute)> Rows() =>
        from task in tasks
        from network in (string[])["LSTM 14", "Transformer"]
        from size in task.Sizes
        from seed in Enumerable.Range(1, 10)
        select ($"{task.Task}, {network}, {size} examples, seed {seed}", (Func<IReadOnlyList<object>>)(() => [task.Task, network, size, seed, .. Row(task.Task, network, size, seed)]));

    private static IEnumerable<object> Row(string task, string network, int examples, int seed)
    {
        var draw = SmallTasks.Draw(task);
        var (data, shuffle) = (draw(examples, new Random(1000 + seed)), new Random(seed + 100));
        var model = SmallTasks.Network(task, network, new Random(seed));
        var trainer = new Trainer<int[]>(model, new SoftmaxCrossEntropy(ignore: -1), new Adam(model.Parameters, 0.01)) { ClipNorm = 1 };
        trainer.Fit(_ => Batches.Mini(data, 16, shuffle), 200 / ((examples + 15) / 16));
        double Right(Batch<int[]> exam) => Accuracy.Of(model, exam, ignore: -1);
        return [Right(draw(500, new Random(99))), Right(data), .. evenings.Select(T => task == "lamp" ? (object)Right(SequenceTasks.Parity(200, T, new Random(98))) : "")];
    }
}
