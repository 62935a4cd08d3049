using SequenceModels.Data;
using SequenceModels.Layers;
using SequenceModels.Lessons;
using SequenceModels.Losses;
using SequenceModels.Training;

namespace Experiments;

/// <summary>What the decoder should read while it learns: four numeric formats, 32 units, 400 batches of 32, and every 100 an exam in which it is left alone.</summary>
internal sealed class Lesson14TeacherForcing : IExperiment
{
    private static readonly string[] numeric = ["dd.MM.yyyy", "d.M.yyyy", "MM/dd/yyyy", "yyyy/MM/dd"];

    private static readonly (string Name, Func<EncoderDecoder, PairBatch, int[][]> Reads, Func<EncoderDecoder, PairBatch, int[][]> Says)[] styles =
        [("right answer", Truth, Itself), ("its own answer", Itself, Itself), ("nothing", Nothing, Blind)];

    public string Name => "14-teacher-forcing";

    public IReadOnlyList<string> Columns => ["seed", "reads", "100", "200", "300", "400", "last place led", "last place alone", "loss led"];

    public IEnumerable<(string Row, Func<IReadOnlyList<object>> Compute)> Rows() =>
        from seed in Enumerable.Range(1, 10) from style in Enumerable.Range(0, 3) select ($"seed {seed}, {styles[style].Name}", (Func<IReadOnlyList<object>>)(() => Row(seed, style)));

    private static object[] Row(int seed, int which)
    {
        var style = styles[which];
        var model = DateTranslation.Model(32, new Random(seed));
        var quiz = DateTranslation.TestSet(numeric, 100, new Random(8));
        var questions = DateTranslation.Pairs(quiz);
        var school = DateTranslation.Batches(DateTranslation.Draw(int.MaxValue, new Random(9)).Where(date => numeric.Contains(date.Format)).Take(400 * 32));
        var curve = new List<object>();
        double Share() => style.Says(model, questions).Zip(quiz).Average(pair => DateTranslation.Text(pair.First) == pair.Second.Iso ? 1.0 : 0);
        IEnumerable<PairBatch> Reading()
        {
            foreach (var (n, batch) in school.Index())
            {
                if (n > 0 && n % 100 == 0)
                    curve.Add(Share());
                yield return batch.WithDecoderReading(style.Reads(model, batch), DateTranslation.Start);
            }
        }
        DateTranslation.Teacher(model, rate: 0.02, updates: 400).Fit(Reading());
        double LastPlace(int[][] rows) => rows.Zip(quiz).Average(pair => pair.First.Length > 9 && DateTranslation.Iso[pair.First[9]] == pair.Second.Iso[9..] ? 1.0 : 0);
        var led = model.Forward(questions.X, questions.Answer.X, questions.Lengths);
        return [seed, style.Name, .. curve, Share(), LastPlace(Led(model, questions)), LastPlace(style.Says(model, questions)), new SoftmaxCrossEntropy(ignore: -1).Loss(led.Prediction, questions.Answer.Target)];
    }

    private static int[][] Truth(EncoderDecoder model, PairBatch batch) => Examples.ByRow(batch.Answer.Target, batch.X.Batch);

    private static int[][] Itself(EncoderDecoder model, PairBatch batch) => DateTranslation.Written(model, batch);

    private static int[][] Nothing(EncoderDecoder model, PairBatch batch) => [.. Enumerable.Range(0, batch.X.Batch).Select(_ => Enumerable.Repeat(DateTranslation.Start, 11).ToArray())];

    /// <summary>What it says when it reads what the batch holds.</summary>
    private static int[][] Led(EncoderDecoder model, PairBatch batch) =>
        Examples.ByRow([.. model.Forward(batch.X, batch.Answer.X, batch.Lengths).Prediction.EnumerateColumns().Select(o => o.MaximumIndex())], batch.X.Batch);

    private static int[][] Blind(EncoderDecoder model, PairBatch batch) => Led(model, batch.WithDecoderReading(Nothing(model, batch), DateTranslation.Start));
}
