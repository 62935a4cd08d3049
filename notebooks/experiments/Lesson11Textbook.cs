namespace Experiments;

/// <summary>Lesson 11: the textbook's settings (150 units, batches of 150, rate 0.001, five epochs) on 2,400 digits, and a linear classifier that is tuned on the same digits.</summary>
internal sealed class Lesson11Textbook : IExperiment
{
    private static readonly int[] seeds = [.. Enumerable.Range(1, 10)];

    private static readonly (string Reader, int Batch, double Rate)[] arms =
    [
        ("RNN as drawn", 150, 0.001), ("RNN", 150, 0.001), ("LSTM", 150, 0.001), ("GRU", 150, 0.001), ("linear", 150, 0.001),
        ("linear", 150, 0.01), ("linear", 150, 0.03), ("linear", 30, 0.003), ("linear", 30, 0.01), ("linear", 10, 0.003), ("linear", 10, 0.01),
    ];

    public string Name => "11-textbook";

    public IReadOnlyList<string> Columns => ["seed", "reader", "batch", "rate", "epoch 1", "epoch 2", "epoch 3", "epoch 4", "epoch 5"];

    public IEnumerable<(string Row, Func<IReadOnlyList<object>> Compute)> Rows() =>
        from seed in seeds
        from arm in arms
        select ($"{seed} {arm}", (Func<IReadOnlyList<object>>)(() => [seed, arm.Reader, arm.Batch, arm.Rate, .. Right(seed, arm).Cast<object>()]));

    private static double[] Right(int seed, (string Reader, int Batch, double Rate) arm)
    {
        var (train, heldOut) = RowReaders.Draw(seed);
        return RowReaders.Learn(RowReaders.Model(arm.Reader, H: 150, seed), train.Split(2400).Train, heldOut, arm.Batch, arm.Rate, seed);
    }
}
