using SequenceModels.Cells;
using SequenceModels.Data;
using SequenceModels.Losses;
using SequenceModels.Optimizers;
using SequenceModels.Training;

namespace Experiments;

/// <summary>Does carrying the state matter? Small RNNs of lesson 07b read 15,000 characters twice, in chunks of 200 characters: windows of 1 and of 16 steps, consecutive with the state carried or random from a fresh state. Ten seeds.</summary>
/// <remarks>64 units, embeddings of 32, Adam at 0.01 along a cosine, gradient norm clipped at 1; judged on the first 4,000 held-out characters.</remarks>
internal sealed class Lesson07Carrying : IExperiment
{
    private const int Characters = 15_000, Chunk = 200, Epochs = 2, Judged = 4_000;

    private static readonly (int Window, bool Carried)[] Ways = [(1, true), (1, false), (16, true), (16, false)];

    public string Name => "07-carrying";

    public IReadOnlyList<string> Columns => ["window", "state", "seed", "bits"];

    public IEnumerable<(string Row, Func<IReadOnlyList<object>> Compute)> Rows() =>
        from way in Ways
        from seed in Enumerable.Range(1, 10)
        select ($"{way}, seed {seed}", (Func<IReadOnlyList<object>>)(() => [way.Window, way.Carried ? "carried" : "fresh", seed, Learn(way.Window, way.Carried, seed)]));

    private static double Learn(int window, bool carried, int seed)
    {
        var small = CharacterText.Model(random => new RnnCell(32, 64, random), seed);
        var (order, part) = (new Random(seed), CharacterText.Train.Ids[^Characters..]);
        List<Batch<int[]>> Cut() => [.. (carried ? Partition.Consecutive(part, Chunk / window, window) : Partition.Random(part, Chunk / window, window, order)).Select(CharacterText.ToBatch)];
        var trainer = new Trainer<int[]>(small, new SoftmaxCrossEntropy(), new Adam(small.Parameters, 0.01))
        {
            ClipNorm = 1,
            StepSchedule = LearningRateSchedule.Cosine(Epochs * Cut().Count),
        };
        if (carried)
            trainer.FitTruncated(Cut(), Epochs);
        else
            trainer.Fit(_ => Cut(), Epochs);
        return CharacterText.Bits(small, CharacterText.HeldOut.Ids[..Judged]);
    }
}
