using SequenceModels.Cells;
using SequenceModels.Data.Tasks;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Numerics;
using SequenceModels.Optimizers;
using SequenceModels.Training;

namespace Experiments;

/// <summary>Is it the network, or the data and the updates? The three tasks of lesson 15 with up to 3,000 updates, on 256 examples and on fresh ones.</summary>
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
        from run in runs from seed in Enumerable.Range(1, 10)
        select ($"{run.Task}, {run.Network}, {run.Examples}, seed {seed}", (Func<IReadOnlyList<object>>)(() => [run.Task, run.Network, run.Examples, seed, .. Curve(run.Task, run.Network, run.Examples == "fresh", seed).Cast<object>()]));

    private static IEnumerable<double> Curve(string task, string network, bool fresh, int seed)
    {
        Func<int, Random, Batch<int[]>> draw = task switch
        {
            "cloakroom" => Cloakroom,
            "lamp" => Lamp,
            _ => Order,
        };
        var (exam, data, shuffle) = (draw(500, new Random(99)), new Random(1000 + seed), new Random(seed + 100));
        var model = Network(task, network, new Random(seed));
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

    private static SequenceModel Network(string task, string network, Random r)
    {
        int outputs = task == "lamp" ? 2 : 4;
        ISequenceLayer[] front = task == "cloakroom" ? [] : [new EmbeddingLayer(task == "lamp" ? 2 : 8, 12, r), new PositionalEncoding(12)];
        int units = network == "LSTM 14" ? 14 : 32;
        return network == "Transformer"
            ? new(new StackedLayer([.. front, new ResidualLayer(new AttentionLayer(12, 16, r)), new ResidualLayer(new FeedForwardLayer(12, 24, r))]), new Dense(12, outputs, r))
            : new(new StackedLayer([.. front, new RecurrentLayer(new LstmCell(12, units, r, 1))]), new Dense(units, outputs, r));
    }

    private static Batch<int[]> Cloakroom(int examples, Random random)
    {
        var x = new Sequence(12, 7, examples);
        int[] target = [.. Enumerable.Repeat(-1, 7 * examples)];
        for (int b = 0; b < examples; b++)
        {
            int[] guests = [.. Enumerable.Range(0, 8)];
            int[] hooks = [.. Enumerable.Range(0, 6).Select(_ => random.Next(4))];
            random.Shuffle(guests);
            for (int t = 0; t < 6; t++)
            {
                x.Columns[guests[t], t * examples + b] = 1;
                x.Columns[8 + hooks[t], t * examples + b] = 1;
            }
            int asked = random.Next(6);
            x.Columns[guests[asked], 6 * examples + b] = 1;
            target[6 * examples + b] = hooks[asked];
        }
        return new(x, target);
    }

    private static Batch<int[]> Lamp(int examples, Random random)
    {
        int[] pressed = new int[12 * examples];
        foreach (ref int button in pressed.AsSpan())
            button = random.Next(2);
        int[] lit = [.. pressed];
        for (int n = examples; n < lit.Length; n++)
            lit[n] ^= lit[n - examples];
        return new(Sequence.OfSymbols(pressed, examples), lit);
    }

    private static Batch<int[]> Order(int examples, Random random)
    {
        var (x, answer, _) = SequenceTasks.TemporalOrder(examples, 12, random);
        int[] letters = [.. x.Columns.EnumerateColumns().Select(c => c.MaximumIndex())];
        return new(Sequence.OfSymbols(letters, examples), [.. Enumerable.Repeat(-1, 11 * examples), .. answer]);
    }
}
