using SequenceModels.Cells;
using SequenceModels.Layers;

namespace Experiments;

/// <summary>GRUs beside the RNNs of lesson 07b: as many parameters (112 units against 192), the same embedding, chunks, steps and learning rate.</summary>
internal sealed class Lesson07Gru : IExperiment
{
    private const int Steps = 2000, First = 100, Units = 112;

    private static readonly int[] Seeds = [.. Enumerable.Range(1, 10)];

    public string Name => "07-gru";

    public IReadOnlyList<string> Columns => ["seed", $"first {First} steps", "bits", .. UnitSearch.Columns, .. UnitSearch.ShiftedColumns];

    public IEnumerable<(string Row, Func<IReadOnlyList<object>> Compute)> Rows() =>
        Seeds.Select(seed => ($"seed {seed}", (Func<IReadOnlyList<object>>)(() => Row(seed))));

    /// <summary>A GRU that has read the text.</summary>
    public static SequenceModel Taught(int seed, ICollection<double>? bits = null) => CharacterText.TrainOn(New(seed), CharacterText.Train.Ids, Steps, bits);

    private static SequenceModel New(int seed) => CharacterText.Model(random => new GruCell(64, Units, random), seed);

    private static object[] Row(int seed)
    {
        List<double> learning = [];
        var model = Taught(seed, learning);
        return
        [
            seed, learning.Take(First).Average(), CharacterText.Bits(model, CharacterText.HeldOut.Ids),
            .. UnitSearch.Scores(model, New(seed)).Cast<object>(), .. UnitSearch.ShiftedScores(model).Cast<object>(),
        ];
    }
}
