using System.Diagnostics;
using System.Text.Json;
using SequenceModels.Cells;
using SequenceModels.Data;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Numerics;
using SequenceModels.Optimizers;
using SequenceModels.Probability;
using SequenceModels.Training;

namespace SequenceModels.Benchmarks;

/// <summary>The character model of lesson 07 on any text file, for a given time: how far it gets, how fast it reads, and what a Kneser-Ney table makes of the same split.</summary>
internal static class TextCase
{
    private const int Units = 192, Embedding = 64, Strips = 16, Steps = 25, Smoothed = 400, LongestContext = 12;
    private const double Rate = 0.005;

    public static void Run(Options options)
    {
        Cores.Limit = options.Threads;
        var text = TextCorpus.Load(options.File);
        var (train, heldOut) = text.Split();
        var (model, loss) = (Model(options.Cell, text.Vocabulary.Size, new Random(1)), new SoftmaxCrossEntropy());
        Batch<int[]>[] chunks = [.. Partition.Consecutive(train.Ids, Strips, Steps).Select(c => new Batch<int[]>(Sequence.OfSymbols(c.Inputs, c.Batch), c.Targets))];
        double[] losses = [.. Train(model, loss, chunks, TimeSpan.FromSeconds(options.Seconds), out double seconds)];
        var (prediction, _) = model.Predict(Sequence.OfSymbols(heldOut.Ids[..^1]));
        double characters = (double)losses.Length * Strips * Steps;
        var (context, table) = KneserNey(train.Ids, heldOut.Ids, text.Vocabulary.Size);
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            file = Path.GetFileName(options.File),
            cell = options.Cell,
            threads = options.Threads,
            precision = options.Precision,
            parameters = model.ParameterCount,
            seconds = Math.Round(seconds, 1),
            characters,
            characters_per_second = Math.Round(characters / seconds),
            nats_training = Math.Round(losses.TakeLast(Smoothed).Average(), 3),
            nats_held_out = Math.Round(loss.Loss(prediction, heldOut.Ids[1..]), 3),
            kneser_ney_context = context,
            kneser_ney_nats = Math.Round(table, 3),
        }));
    }

    private static SequenceModel Model(string cell, int symbols, Random random) => new(
        new StackedLayer(new EmbeddingLayer(symbols, Embedding, random), new RecurrentLayer(Cell(cell, random))),
        new Dense(Units, symbols, random));

    private static RecurrentCell Cell(string name, Random random) => name switch
    {
        "lstm" => new LstmCell(Embedding, Units, random),
        "gru" => new GruCell(Embedding, Units, random),
        _ => new RnnCell(Embedding, Units, random),
    };

    // The context is chosen on the last tenth of the training text, then all of it is counted.
    private static (int Context, double Nats) KneserNey(int[] train, int[] heldOut, int symbols)
    {
        NGramModel Fit(int[] ids, int context) => NGramModel.Fit(ids, context + 1, symbols, Smoothing.KneserNey);
        int cut = train.Length * 9 / 10;
        double[] tried = Fit(train[..cut], LongestContext).BitsByContext(train.AsSpan(cut..));
        int context = Array.IndexOf(tried, tried.Min());
        return (context, Fit(train, context).CrossEntropy(heldOut));
    }

    // The learning rate falls along a cosine over the time, since nobody knows how many steps will fit into it.
    private static List<double> Train(SequenceModel model, SoftmaxCrossEntropy loss, Batch<int[]>[] chunks, TimeSpan time, out double seconds)
    {
        var adam = new Adam(model.Parameters, Rate);
        var trainer = new Trainer<int[]>(model, loss, adam) { ClipNorm = 1 };
        var (watch, losses) = (Stopwatch.StartNew(), new List<double>());
        State? state = null;
        while (watch.Elapsed < time)
        {
            int chunk = losses.Count % chunks.Length;
            adam.LearningRate = Rate * (1 + Math.Cos(Math.PI * (watch.Elapsed / time))) / 2;
            (double nats, state) = trainer.Step(chunks[chunk], chunk == 0 ? null : state);
            losses.Add(nats);
        }
        seconds = watch.Elapsed.TotalSeconds;
        return losses;
    }
}
