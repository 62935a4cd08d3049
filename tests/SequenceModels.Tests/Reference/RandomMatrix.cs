using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Numerics;

namespace SequenceModels.Tests.Reference;

/// <summary>Matrices, sequences and states of numbers drawn evenly from [−1, 1).</summary>
internal static class RandomMatrix
{
    public static Matrix<Real> Of(int rows, int columns, Random random) =>
        Matrix<Real>.Build.Dense(rows, columns, (_, _) => (Real)(2 * random.NextDouble() - 1));

    public static State State(RecurrentCell cell, int batch, Random random) =>
        new(Of(cell.HiddenSize, batch, random), cell.HasCellState ? Of(cell.HiddenSize, batch, random) : null);

    public static Sequence Sequence(int features, int steps, int batch, Random random) =>
        new(Of(features, steps * batch, random), batch);
}
