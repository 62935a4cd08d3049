using SequenceModels.Training;

namespace SequenceModels.Data.Tasks;

public static partial class SequenceTasks
{
    /// <summary>1/6, the squared error of always answering 1: the variance of a sum of two numbers drawn evenly from [0, 1).</summary>
    public const double AddingBaseline = 1.0 / 6;

    /// <summary>The adding problem: many numbers pass by, two are marked; what is their sum?</summary>
    /// <remarks>
    /// Hochreiter and Schmidhuber, "Long short-term memory" (1997), experiment 4, in the form of Arjovsky, Shah and Bengio, "Unitary evolution recurrent neural
    /// networks" (2016): one mark in each half, so that the lag is T/2 on average. Lesson 08b runs the race.
    /// </remarks>
    /// <param name="examples">B ≥ 1.</param>
    /// <param name="length">T ≥ 2.</param>
    /// <param name="random">The source of randomness.</param>
    /// <returns>x [2×B] a step: a number in [0, 1) and a mark, 1 twice, else 0. Target [1×B], after the last step: the sum of the marked numbers.</returns>
    public static Batch<Matrix<Real>> Adding(int examples, int length, Random random)
    {
        Check(examples, length, shortest: 2, random);
        var x = new Sequence(2, length, examples);
        var sum = Matrix<Real>.Build.Dense(1, examples);
        for (int b = 0; b < examples; b++)
        {
            for (int t = 0; t < length; t++)
                x.Columns[0, t * examples + b] = (Real)random.NextDouble();
            foreach (int t in (ReadOnlySpan<int>)[random.Next(length / 2), random.Next(length / 2, length)])
            {
                x.Columns[1, t * examples + b] = 1;
                sum[0, b] += x.Columns[0, t * examples + b];
            }
        }
        return new Batch<Matrix<Real>>(x, sum);
    }
}
