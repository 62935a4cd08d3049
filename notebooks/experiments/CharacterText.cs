using SequenceModels.Cells;
using SequenceModels.Data;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Numerics;
using SequenceModels.Optimizers;
using SequenceModels.Training;

namespace Experiments;

/// <summary>The text of lesson 07 and its training: 16 strips of 25 characters, Adam, a learning rate that falls along a cosine, gradients clipped at 1.</summary>
internal static class CharacterText
{
    public const int Strips = 16, Window = 25;

    private static readonly SoftmaxCrossEntropy CrossEntropy = new();

    private static readonly TextCorpus Text = TextCorpus.Load(Path.Combine(Catalogue.Folder, "..", "own-sources.txt"));

    /// <summary>The lesson's split: nine tenths to learn from, the last tenth held out.</summary>
    public static TextCorpus Train { get; } = Text.Split(0.9).Train;

    public static TextCorpus HeldOut { get; } = Text.Split(0.9).HeldOut;

    public static int Symbols => Text.Vocabulary.Size;

    /// <summary>Embedding, the cell, a linear layer on top; drawn as in the lesson.</summary>
    public static SequenceModel Model(Func<Random, RecurrentCell> cell, int seed)
    {
        var (inside, around) = (cell(new Random(seed)), new Random(seed + 1));
        return new(new StackedLayer(new EmbeddingLayer(Symbols, inside.InputSize, around), new RecurrentLayer(inside)),
            new Dense(inside.HiddenSize, Symbols, around));
    }

    /// <summary>The lesson's network: 192 units, embeddings of 64.</summary>
    public static SequenceModel Rnn(int seed) => Model(random => new RnnCell(64, 192, random), seed);

    /// <summary>Consecutive chunks, the state carried from each to the next and zero where the text begins anew.</summary>
    public static SequenceModel TrainOn(SequenceModel model, int[] ids, int steps, double rate = 0.005) =>
        Learn(model, Consecutive(ids, Strips, Window), steps, rate, carry: true);

    /// <summary>The same number of steps on pieces that are shuffled for every pass, each from the zero state.</summary>
    public static SequenceModel TrainOnPieces(SequenceModel model, int[] ids, int steps, Random random, double rate = 0.005) =>
        Learn(model, Pieces(ids, Strips, Window, random), steps, rate, carry: false);

    /// <summary>Consecutive chunks, again and again.</summary>
    public static IEnumerable<(Batch<int[]> Chunk, bool First)> Consecutive(int[] ids, int strips, int window)
    {
        Batch<int[]>[] chunks = [.. Partition.Consecutive(ids, strips, window).Select(ToBatch)];
        while (true)
        {
            for (int i = 0; i < chunks.Length; i++)
                yield return (chunks[i], i == 0);
        }
    }

    /// <summary>Random pieces, shuffled anew for every pass.</summary>
    public static IEnumerable<(Batch<int[]> Chunk, bool First)> Pieces(int[] ids, int strips, int window, Random random)
    {
        while (true)
        {
            foreach (var chunk in Partition.Random(ids, strips, window, random))
                yield return (ToBatch(chunk), true);
        }
    }

    public static SequenceModel Learn(SequenceModel model, IEnumerable<(Batch<int[]> Chunk, bool First)> chunks, int steps, double rate, bool carry)
    {
        var (adam, falling) = (new Adam(model.Parameters, rate), LearningRateSchedule.Cosine(steps));
        var trainer = new Trainer<int[]>(model, CrossEntropy, adam) { ClipNorm = 1 };
        State? state = null;
        foreach (var (step, (chunk, first)) in chunks.Take(steps).Index())
        {
            adam.LearningRate = rate * falling.Factor(step);
            (_, state) = trainer.Step(chunk, first || !carry ? null : state);
        }

        return model;
    }

    /// <summary>Held-out bits a character, read from beginning to end with the state carried.</summary>
    public static double Bits(SequenceModel model, int[] ids) =>
        CrossEntropy.Loss(model.Predict(Sequence.OfSymbols(ids[..^1])).Prediction, ids[1..]) / Math.Log(2);

    /// <summary>Bits of the k-th character of pieces that start from the zero state, k = 1 … 24.</summary>
    public static double[] BitsFromFreshState(SequenceModel model, int[] ids)
    {
        int pieces = (ids.Length - 1) / 24;
        int[] Column(int k) => [.. Enumerable.Range(0, pieces).Select(i => ids[24 * i + k])];
        var said = model.Predict(Sequence.OfSymbols([.. Enumerable.Range(0, 24).SelectMany(Column)], pieces)).Prediction;
        return [.. Enumerable.Range(0, 24).Select(k => CrossEntropy.Loss(said.SubMatrix(0, Symbols, k * pieces, pieces), Column(k + 1)) / Math.Log(2))];
    }

    private static Batch<int[]> ToBatch(Chunk chunk) => new(Sequence.OfSymbols(chunk.Inputs, chunk.Batch), chunk.Targets);
}
