namespace Experiments;

/// <summary>Vanilla RNNs of lesson 07b: held-out bits, bits after a fresh start, and what their units know.</summary>
internal sealed class Lesson07Rnn : IExperiment
{
    private const int Steps = 2000, First = 100;

    private static readonly int[] Seeds = [.. Enumerable.Range(1, 10)];
    private static readonly int[] Pasts = [1, 2, 3, 4, 5, 8, 16, 24];

    public string Name => "07-rnn";

    public IReadOnlyList<string> Columns => ["seed", $"first {First} steps", "bits", .. Pasts.Select(k => $"after {k}"), .. UnitSearch.Columns];

    public IEnumerable<(string Row, Func<IReadOnlyList<object>> Compute)> Rows() =>
        Seeds.Select(seed => ($"seed {seed}", (Func<IReadOnlyList<object>>)(() => Row(seed))));

    private static object[] Row(int seed)
    {
        List<double> learning = [];
        var model = CharacterText.TrainOn(CharacterText.Rnn(seed), CharacterText.Train.Ids, Steps, learning);
        double[] fresh = CharacterText.BitsFromFreshState(model, CharacterText.HeldOut.Ids);
        return
        [
            seed, learning.Take(First).Average(), CharacterText.Bits(model, CharacterText.HeldOut.Ids), .. Pasts.Select(k => (object)fresh[k - 1]),
            .. UnitSearch.Scores(model, CharacterText.Rnn(seed)).Cast<object>(),
        ];
    }
}
