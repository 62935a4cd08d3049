namespace Experiments;

/// <summary>The vanilla RNNs of lesson 07b with the same first weights, trained on random pieces of 25 characters, each from a fresh state: held-out bits, and bits after a fresh start.</summary>
internal sealed class Lesson07Pieces : IExperiment
{
    private const int Epochs = 3, First = 100, LongestPast = 24;

    private static readonly int[] Seeds = [.. Enumerable.Range(1, 10)];

    public string Name => "07-pieces";

    public IReadOnlyList<string> Columns => ["seed", $"first {First} steps", "bits", .. Enumerable.Range(1, LongestPast).Select(k => $"after {k}")];

    public IEnumerable<(string Row, Func<IReadOnlyList<object>> Compute)> Rows() =>
        Seeds.Select(seed => ($"seed {seed}", (Func<IReadOnlyList<object>>)(() => Row(seed))));

    private static object[] Row(int seed)
    {
        List<double> learning = [];
        var model = CharacterText.TrainOnPieces(CharacterText.Rnn(seed), CharacterText.Train.Ids, Epochs, seed, learning);
        return
        [
            seed, learning.Take(First).Average(), CharacterText.Bits(model, CharacterText.HeldOut.Ids),
            .. CharacterText.BitsFromFreshState(model, CharacterText.HeldOut.Ids).Cast<object>(),
        ];
    }
}
