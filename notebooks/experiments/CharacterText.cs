using SequenceModels.Cells;
using SequenceModels.Data;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Numerics;
using SequenceModels.Optimizers;
using SequenceModels.Training;

namespace Experiments;

/// <summary>The text of lesson 07b and its training: 16 strips of 25 characters, Adam, a learning rate that falls along a cosine, gradients clipped at 1.</summary>
internal static class CharacterText
{
    private const int Strips = 16, Window = 25;
    private const double Rate = 0.005;

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

    /// <summary>Consecutive chunks, again and again; the state is carried from each to the next, and is zero where the text begins anew.</summary>
    /// <param name="model">What learns.</param>
    /// <param name="ids">What it learns from.</param>
    /// <param name="steps">Learning steps.</param>
    /// <param name="bits">Takes the loss of each step, in bits.</param>
    public static SequenceModel TrainOn(SequenceModel model, int[] ids, int steps, ICollection<double>? bits = null)
    {
        Batch<int[]>[] chunks = [.. Partition.Consecutive(ids, Strips, Window).Select(ToBatch)];
        State? state = null;
        return Learn(model, steps, bits, (trainer, step) =>
        {
            (double nats, state) = trainer.Step(chunks[step % chunks.Length], step % chunks.Length == 0 ? null : state);
            return nats;
        });
    }

    /// <summary>Random pieces of as many characters, each from a fresh state, shuffled anew for each time through the text.</summary>
    /// <param name="model">What learns.</param>
    /// <param name="ids">What it learns from.</param>
    /// <param name="epochs">How often all of it is read.</param>
    /// <param name="seed">Draws the order of the pieces.</param>
    /// <param name="bits">Takes the loss of each step, in bits.</param>
    public static SequenceModel TrainOnPieces(SequenceModel model, int[] ids, int epochs, int seed, ICollection<double> bits)
    {
        var order = new Random(seed);
        Batch<int[]>[] pieces = [.. Enumerable.Range(0, epochs).SelectMany(_ => Partition.Random(ids, Strips, Window, order)).Select(ToBatch)];
        return Learn(model, pieces.Length, bits, (trainer, step) => trainer.Step(pieces[step]).Loss);
    }

    /// <summary>A chunk for the trainer.</summary>
    public static Batch<int[]> ToBatch(Chunk chunk) => new(Sequence.OfSymbols(chunk.Inputs, chunk.Batch), chunk.Targets);

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

    private static SequenceModel Learn(SequenceModel model, int steps, ICollection<double>? bits, Func<Trainer<int[]>, int, double> learn)
    {
        var (adam, falling) = (new Adam(model.Parameters, Rate), LearningRateSchedule.Cosine(steps));
        var trainer = new Trainer<int[]>(model, CrossEntropy, adam) { ClipNorm = 1 };
        for (int step = 0; step < steps; step++)
        {
            adam.LearningRate = Rate * falling.Factor(step);
            double nats = learn(trainer, step);
            bits?.Add(nats / Math.Log(2));
        }

        return model;
    }
}
