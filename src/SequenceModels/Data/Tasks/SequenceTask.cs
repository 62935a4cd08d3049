using SequenceModels.Layers;
using SequenceModels.Training;

namespace SequenceModels.Data.Tasks;

/// <summary>A task made by a known rule, of any length, with the loss that a model without the skill in question pays.</summary>
/// <remarks>All tasks are listed in <see cref="SequenceTasks"/>.</remarks>
/// <typeparam name="TTarget">Class numbers (<c>int[]</c>, for <see cref="Losses.SoftmaxCrossEntropy"/>) or numbers (a matrix, for <see cref="Losses.SquaredError"/>).</typeparam>
/// <param name="Name">What it is called in the literature.</param>
/// <param name="Inputs">D, numbers a step.</param>
/// <param name="Outputs">K, classes or numbers to be predicted.</param>
/// <param name="ReadOut">Whether the answer is wanted at every step or after the last.</param>
/// <param name="Shortest">Smallest length that <paramref name="Draw"/> takes.</param>
/// <param name="Draw">Examples B ≥ 1, length ≥ <paramref name="Shortest"/>, source of randomness → x and what should come out.</param>
/// <param name="Baseline">Length → mean loss (nats, or squared error) of the best model without the skill; a line to draw into figures.</param>
public sealed record SequenceTask<TTarget>(
    string Name, int Inputs, int Outputs, ReadOut ReadOut, int Shortest, Func<int, int, Random, Batch<TTarget>> Draw, Func<int, double> Baseline)
{
    /// <summary>Several batches, each drawn anew.</summary>
    /// <param name="count">How many batches, ≥ 1.</param>
    /// <param name="examples">B ≥ 1, examples a batch.</param>
    /// <param name="length">The task's length, ≥ <see cref="Shortest"/>.</param>
    /// <param name="random">The source of randomness.</param>
    public List<Batch<TTarget>> Batches(int count, int examples, int length, Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return [.. Enumerable.Range(0, count).Select(_ => Draw(examples, length, random))];
    }
}
