using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Probability;

namespace SequenceModels.Tests.Probability;

internal static class RandomModels
{
    /// <summary>A matrix of random columns that are distributions.</summary>
    public static Matrix<double> Columns(Random random, int rows, int columns) =>
        Matrix<double>.Build.Dense(rows, columns, (_, _) => random.NextDouble() + 0.01).NormalizeColumns(1);

    public static HiddenMarkovModel HiddenMarkov(Random random, int states, int symbols) =>
        new(Columns(random, states, states), Columns(random, symbols, states), Columns(random, states, 1).Column(0));
}
