using SequenceModels.Data.Tasks;
using SequenceModels.Layers;
using SequenceModels.Lessons;

namespace Experiments;

/// <summary>The encoder–decoder of lesson 14 with and without attention with half its units and a third of its training: 32 units, 400 batches of 32, by what is read and what is said.</summary>
internal sealed class Lesson15LookingBack : IExperiment
{
    private static readonly (string Name, AttentionScore? Score)[] kinds = [("plain", null), ("dot product", AttentionScore.ScaledDot), ("additive", AttentionScore.Additive)];

    public string Name => "15-looking-back";

    public IReadOnlyList<string> Columns => ["seed", "decoder", "all", "months", "days", "to 9 characters", "10 to 12", "13 to 17", "18 to 28"];

    public IEnumerable<(string Row, Func<IReadOnlyList<object>> Compute)> Rows() =>
        from seed in Enumerable.Range(1, 10) from kind in kinds select ($"seed {seed}, {kind.Name}", (Func<IReadOnlyList<object>>)(() => Row(seed, kind.Name, kind.Score)));

    private static object[] Row(int seed, string name, AttentionScore? score)
    {
        var model = DateTranslation.Model(32, new Random(seed), score);
        DateTranslation.Teacher(model, rate: 0.013, updates: 400).Fit(DateTranslation.Batches(DateTranslation.Draw(400 * 32, new Random(11))));
        var exam = DateTranslation.TestSet(HumanDate.Formats, 100, new Random(2));
        var said = exam.Zip(DateTranslation.Answers(model, DateTranslation.Pairs(exam))).ToArray();
        double Right(Func<HumanDate, bool> which) => said.Where(pair => which(pair.First)).Average(pair => pair.Second == pair.First.Iso ? 1.0 : 0);
        return
        [
            seed, name, Right(_ => true), Right(date => date.Iso.Length == 7), Right(date => date.Iso.Length == 10),
            Right(date => date.Human.Length < 10), Right(date => date.Human.Length is >= 10 and < 13), Right(date => date.Human.Length is >= 13 and < 18), Right(date => date.Human.Length >= 18),
        ];
    }
}
