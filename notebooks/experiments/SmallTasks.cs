using SequenceModels.Cells;
using SequenceModels.Data.Tasks;
using SequenceModels.Layers;
using SequenceModels.Numerics;
using SequenceModels.Training;

namespace Experiments;

/// <summary>The three small tasks of lesson 15b and the networks that learn them. The lesson's cells do the same.</summary>
internal static class SmallTasks
{
    /// <summary>What draws the examples of a task.</summary>
    public static Func<int, Random, Batch<int[]>> Draw(string task) => task switch
    {
        "cloakroom" => SequenceTasks.Cloakroom,
        "lamp" => (examples, random) => SequenceTasks.Parity(examples, 12, random),
        "order" => Order,
        _ => throw new ArgumentException($"There is no task '{task}'. There are cloakroom, lamp and order.", nameof(task)),
    };

    /// <summary>An LSTM of 14 or 32 units, or a block of attention; the block knows places where the task has an order.</summary>
    public static SequenceModel Network(string task, string network, Random r)
    {
        int outputs = task == "lamp" ? 2 : 4;
        ISequenceLayer[] front = task == "cloakroom" ? [] : [new EmbeddingLayer(task == "lamp" ? 2 : 8, 12, r)];
        ISequenceLayer[] places = task == "cloakroom" ? [] : [new PositionalEncoding(12)];
        int units = network == "LSTM 14" ? 14 : 32;
        return network == "Transformer"
            ? new(new StackedLayer([.. front, .. places, new ResidualLayer(new AttentionLayer(12, 16, r)), new ResidualLayer(new FeedForwardLayer(12, 24, r))]), new Dense(12, outputs, r))
            : new(new StackedLayer([.. front, new RecurrentLayer(new LstmCell(12, units, r, 1))]), new Dense(units, outputs, r));
    }

    private static Batch<int[]> Order(int examples, Random random)
    {
        var (x, answer, _) = SequenceTasks.TemporalOrder(examples, 12, random);
        int[] letters = [.. x.Columns.EnumerateColumns().Select(c => c.MaximumIndex())];
        return new(Sequence.OfSymbols(letters, examples), [.. Enumerable.Repeat(-1, 11 * examples), .. answer]);
    }
}
