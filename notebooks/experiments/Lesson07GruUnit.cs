namespace Experiments;

/// <summary>What the top unit for comments of the first GRU of lesson 07b says, character by character, of the 500 held-out characters around a place where something is thrown.</summary>
internal sealed class Lesson07GruUnit : IExperiment
{
    private const int Shown = 500, Before = 200, Seed = 1;

    private static readonly int From = Math.Max(0, CharacterText.HeldOut.Text.IndexOf("throw new", StringComparison.Ordinal) - Before);

    private static readonly Lazy<double[]> Unit = new(() => [.. UnitSearch.Values(Lesson07Gru.Taught(Seed), "comment")]);

    public string Name => "07-gru-unit";

    public IReadOnlyList<string> Columns => ["character", "comment"];

    public IEnumerable<(string Row, Func<IReadOnlyList<object>> Compute)> Rows() =>
        Enumerable.Range(From, Shown).Select(t => ($"character {t}", (Func<IReadOnlyList<object>>)(() => [t, Math.Round(Unit.Value[t], 2)])));
}
