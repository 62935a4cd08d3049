using SequenceModels.Losses;
using SequenceModels.Optimizers;
using SequenceModels.Training;

namespace Experiments;

/// <summary>Is it the network, or the data and the updates? The three tasks of lesson 15b with up to 3,000 updates, on 256 examples and on fresh ones.</summary>
internal sealed class Lesson15MoreUpdates : IExperiment
{
    private static readonly (string Task, string Network, string Examples)[] runs =
    [
        ("cloakroom", "LSTM 14", "256"), ("cloakroom", "LSTM 14", "fresh"), ("cloakroom", "LSTM 32", "fresh"),
        ("lamp", "Transformer", "fresh"), ("order", "Transformer", "fresh"),
    ];

    private static readonly int[] stops = [200, 1000, 3000];

    public string Name => "15-more-updates";

    public IReadOnlyList<string> Columns => ["task", "network", "examples", "seed", .. stops.Select(stop => $"{stop}")];

    public IEnumerable<(string Row, Func<IReadOnlyList<object>> Compute)> Rows() =>
        from run in runs
        from seed in Enumerable.Range(1, 10)
        select ($"{run.Task}, {run.Network}, {run.Examples}, seed {seed}", (Func<IReadOnlyList<object>>)(() =>
            [run.Task, run.Network, run.Examples, seed, .. Curve(run.Task, run.Network, run.Examples == "fresh", seed).Cast<object>()]));

    private static IEnumerable<double> Curve(string task, string network, bool fresh, int seed)
    {
        var draw = SmallTasks.Draw(task);
        var (exam, data, shuffle) = (draw(500, new Random(99)), new Random(1000 + seed), new Random(seed + 100));
        var model = SmallTasks.Network(task, network, new Random(seed));
        var trainer = new Trainer<int[]>(model, new SoftmaxCrossEntropy(ignore: -1), new Adam(model.Parameters, 0.01)) { ClipNorm = 1 };
        using var next = (fresh ? Fresh(draw, data) : Again(draw(256, data), shuffle)).GetEnumerator();
        int done = 0;
        foreach (int stop in stops)
        {
            for (; done < stop; done++)
                trainer.Step(next.MoveNext() ? next.Current : throw new InvalidOperationException("The batches never end."));
            yield return Accuracy.Of(model, exam, ignore: -1);
        }
    }

    private static IEnumerable<Batch<int[]>> Fresh(Func<int, Random, Batch<int[]>> draw, Random data)
    {
        while (true)
            yield return draw(16, data);
    }

    private static IEnumerable<Batch<int[]>> Again(Batch<int[]> all, Random shuffle)
    {
        while (true)
        {
            foreach (var batch in Batches.Mini(all, 16, shuffle))
                yield return batch;
        }
    }
}
