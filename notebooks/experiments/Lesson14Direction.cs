using SequenceModels.Data.Tasks;
using SequenceModels.Training;

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
        var test = DateSchool.Dates(400, new Random(8), heldOut: true).Select(date => date with { Format = format }).ToArray();
        var school = DateSchool.Dates(300 * 32, new Random(10)).Select(date => date with { Format = format });
        var model = DateSchool.Model(32, new Random(seed));
        DateSchool.Teacher(model, rate: 0.02, steps: 300).Fit(school.Chunk(32).Select(dates => Pairs(dates, backwards)));
        var batch = Pairs(test, backwards);
        return new BeamSearch(model.Decoder, DateSchool.Start, DateSchool.Longest, end: DateSchool.End).Search(model.Encode(batch.X, batch.Lengths))
            .Zip(test).Average(pair => DateSchool.Iso.Decode([.. pair.First[0].Symbols]) == pair.Second.Iso + "$" ? 1.0 : 0);
    }

    private static PairBatch Pairs(IReadOnlyList<HumanDate> dates, bool backwards) => PairBatch.Of(
        [.. dates.Select(date => DateSchool.Human.Encode(backwards ? new string([.. date.Human.Reverse()]) : date.Human))],
        [.. dates.Select(date => DateSchool.Iso.Encode(date.Iso))], DateSchool.Start, end: DateSchool.End);
}
