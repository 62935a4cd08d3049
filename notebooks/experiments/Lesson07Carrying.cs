using SequenceModels.Cells;
using SequenceModels.Layers;

namespace Experiments;

/// <summary>What carrying the state is worth, against the window of the gradient: 64 units, 500 steps of 192 characters, the last 60,000 characters of the training text.</summary>
internal sealed class Lesson07Carrying : IExperiment
{
    private const int Characters = 60_000, PerStep = 192, Steps = 500;
    private const double Rate = 0.01;

    private static readonly int[] Windows = [1, 4, 16, 64];
    private static readonly int[] Seeds = [.. Enumerable.Range(1, 10)];

    public string Name => "07-carrying";

    public IReadOnlyList<string> Columns => ["window", "seed", "carried", "fresh"];

    public IEnumerable<(string Row, Func<IReadOnlyList<object>> Compute)> Rows() => Windows.SelectMany(window => Seeds.Select(seed =>
        ($"window {window}, seed {seed}", (Func<IReadOnlyList<object>>)(() => [window, seed, Carried(window, seed), Fresh(window, seed)]))));

    private static SequenceModel Small(int seed) => CharacterText.Model(random => new RnnCell(32, 64, random), seed);

    private static double Carried(int window, int seed) =>
        Judge(CharacterText.Learn(Small(seed), CharacterText.Consecutive(Part, PerStep / window, window), Steps, Rate, carry: true));

    private static double Fresh(int window, int seed) =>
        Judge(CharacterText.Learn(Small(seed), CharacterText.Pieces(Part, PerStep / window, window, new Random(seed)), Steps, Rate, carry: false));

    private static int[] Part => CharacterText.Train.Ids[^Characters..];

    private static double Judge(SequenceModel model) => CharacterText.Bits(model, CharacterText.HeldOut.Ids);
}
