using SequenceModels.Lessons;

namespace Experiments;

/// <summary>Which way to read: a format with the year last and one with the year first, each read forwards and backwards; 32 units, 300 batches of 32.</summary>
internal sealed class Lesson14Direction : IExperiment
{
    public string Name => "14-direction";

    public IReadOnlyList<string> Columns => ["seed", "year last forwards", "year last backwards", "year first forwards", "year first backwards"];

    public IEnumerable<(string Row, Func<IReadOnlyList<object>> Compute)> Rows() =>
        from seed in Enumerable.Range(1, 10) select ($"seed {seed}", (Func<IReadOnlyList<object>>)(() => [seed, .. from format in (string[])["dd.MM.yyyy", "yyyy/MM/dd"] from backwards in (bool[])[false, true] select (object)Learn(format, backwards, seed)]));

    private static double Learn(string format, bool backwards, int seed)
    {
        var test = DateTranslation.Draw(400, new Random(8), heldOut: true).Select(date => date with { Format = format }).ToArray();
        var school = DateTranslation.Draw(300 * 32, new Random(10)).Select(date => date with { Format = format });
        var model = DateTranslation.Model(32, new Random(seed));
        DateTranslation.Teacher(model, rate: 0.02, updates: 300).Fit(school.Chunk(32).Select(dates => DateTranslation.Pairs(dates, backwards)));
        return DateTranslation.ExactMatch(DateTranslation.Answers(model, DateTranslation.Pairs(test, backwards)), test);
    }
}
