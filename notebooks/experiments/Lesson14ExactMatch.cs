using SequenceModels.Data.Tasks;
using SequenceModels.Lessons;

namespace Experiments;

/// <summary>Sixteen formats, 64 units, 1,200 batches of 32: how many dates of months never met are said right, and which.</summary>
internal sealed class Lesson14ExactMatch : IExperiment
{
    public string Name => "14-exact-match";

    public IReadOnlyList<string> Columns =>
        ["seed", "greedy", "beam 5", "beam 5 with alpha 1", "months", "days", "days to 10 characters", "days from 16 characters", "mistakes", "of these with the right year"];

    public IEnumerable<(string Row, Func<IReadOnlyList<object>> Compute)> Rows() =>
        from seed in Enumerable.Range(1, 10) select ($"seed {seed}", (Func<IReadOnlyList<object>>)(() => Row(seed)));

    private static object[] Row(int seed)
    {
        var model = DateTranslation.Model(64, new Random(seed));
        DateTranslation.Teacher(model, rate: 0.013, updates: 1200).Fit(DateTranslation.Batches(DateTranslation.Draw(1200 * 32, new Random(11))));
        var exam = DateTranslation.TestSet(HumanDate.Formats, 100, new Random(2));
        var questions = DateTranslation.Pairs(exam);
        var said = exam.Zip(DateTranslation.Answers(model, questions)).ToArray();
        double Exact(double alpha) => DateTranslation.ExactMatch(DateTranslation.Answers(model, questions, 5, alpha), exam);
        double Right(Func<HumanDate, bool> which) => said.Where(pair => which(pair.First)).Average(pair => pair.Second == pair.First.Iso ? 1.0 : 0);
        var wrong = said.Where(pair => pair.Second != pair.First.Iso).ToArray();
        return
        [
            seed, Right(_ => true), Exact(0), Exact(1),
            Right(date => date.Iso.Length == 7), Right(date => date.Iso.Length == 10),
            Right(date => date.Iso.Length == 10 && date.Human.Length <= 10), Right(date => date.Iso.Length == 10 && date.Human.Length >= 16),
            wrong.Length, wrong.Count(pair => pair.Second.StartsWith(pair.First.Iso[..4], StringComparison.Ordinal)),
        ];
    }
}
