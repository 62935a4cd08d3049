namespace Experiments;

/// <summary>Lesson 11: the readers on the same 4,500 digits, five epochs with a rate that halves after each; each seed has digits, weights and a permutation of its own.</summary>
internal sealed class Lesson11Readers : IExperiment
{
    private static readonly int[] seeds = [.. Enumerable.Range(1, 10)];

    // The linear classifier and the RNN are tried with several settings; the gated cells with the largest rate at which their training is stable.
    private static readonly (string Reader, int Batch, double Rate, string Pages)[] arms =
    [
        ("linear", 10, 0.003, "intact"), ("linear", 10, 0.01, "intact"), ("linear", 30, 0.004, "intact"), ("linear", 30, 0.01, "intact"), ("linear", 30, 0.03, "intact"),
        ("RNN", 30, 0.001, "intact"), ("RNN", 30, 0.003, "intact"), ("RNN", 30, 0.006, "intact"),
        ("LSTM", 30, 0.003, "intact"), ("GRU", 30, 0.005, "intact"), ("GRU", 30, 0.005, "rows shuffled"), ("GRU", 30, 0.005, "pixels shuffled"),
    ];

    public string Name => "11-readers";

    public IReadOnlyList<string> Columns => ["seed", "reader", "batch", "rate", "pages", "epoch 1", "epoch 2", "epoch 3", "epoch 4", "epoch 5"];

    public IEnumerable<(string Row, Func<IReadOnlyList<object>> Compute)> Rows() =>
        from seed in seeds
        from arm in arms
        select ($"{seed} {arm}", (Func<IReadOnlyList<object>>)(() => [seed, arm.Reader, arm.Batch, arm.Rate, arm.Pages, .. Right(seed, arm).Cast<object>()]));

    private static double[] Right(int seed, (string Reader, int Batch, double Rate, string Pages) arm)
    {
        var (train, heldOut) = RowReaders.Draw(seed);
        int[] order = Order(arm.Pages, seed);
        var model = RowReaders.Model(arm.Reader, H: 64, seed);
        return RowReaders.Learn(model, train.Permuted(order), heldOut.Permuted(order), arm.Batch, arm.Rate, seed, keep: 0.5, clip: 1);
    }

    private static int[] Order(string pages, int seed)
    {
        int[] order = [.. Enumerable.Range(0, pages == "rows shuffled" ? 28 : 784)];
        if (pages != "intact")
            new Random(1000 + seed).Shuffle(order);
        return pages == "rows shuffled" ? [.. order.SelectMany(row => Enumerable.Range(row * 28, 28))] : order;
    }
}
