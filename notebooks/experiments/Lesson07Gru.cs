using SequenceModels.Cells;
using SequenceModels.Layers;

namespace Experiments;

/// <summary>GRUs beside the RNNs of lesson 07: as many parameters (112 units against 192), the same embedding, chunks, steps and learning rate.</summary>
internal sealed class Lesson07Gru : IExperiment
{
    private const int Steps = 2000, Units = 112;

    private static readonly int[] Seeds = [.. Enumerable.Range(1, 10)];

    public string Name => "07-gru";

    public IReadOnlyList<string> Columns => ["seed", "bits", .. UnitSearch.Columns];

    public IEnumerable<(string Row, Func<IReadOnlyList<object>> Compute)> Rows() =>
        Seeds.Select(seed => ($"seed {seed}", (Func<IReadOnlyList<object>>)(() => Row(seed))));

    private static SequenceModel New(int seed) => CharacterText.Model(random => new GruCell(64, Units, random), seed);

    private static object[] Row(int seed)
    {
        var model = CharacterText.TrainOn(New(seed), CharacterText.Train.Ids, Steps);
        return [seed, CharacterText.Bits(model, CharacterText.HeldOut.Ids), .. UnitSearch.Scores(model, New(seed)).Cast<object>()];
    }
}
