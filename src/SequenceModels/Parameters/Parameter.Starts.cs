using MathNet.Numerics.Distributions;

namespace SequenceModels.Parameters;

/// <content>First values.</content>
public sealed partial class Parameter
{
    /// <summary>Fills θ with numbers drawn evenly from [−bound, bound).</summary>
    /// <param name="bound">≥ 0. PyTorch takes 1/√H for recurrent layers and 1/√(inputs) for dense ones.</param>
    /// <param name="random">Where the numbers come from.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bound is negative or not a number.</exception>
    public void FillUniform(double bound, Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        RequireSize(bound, nameof(bound));
        foreach (ref var value in Values.AsSpan())
            value = (Real)(bound * (2 * random.NextDouble() - 1));
    }

    /// <summary>Fills θ with numbers drawn from a normal distribution with mean 0.</summary>
    /// <param name="random">Where the numbers come from.</param>
    /// <param name="deviation">Standard deviation, ≥ 0, default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The deviation is negative or not a number.</exception>
    public void FillNormal(Random random, double deviation = 1)
    {
        ArgumentNullException.ThrowIfNull(random);
        RequireSize(deviation, nameof(deviation));
        foreach (ref var value in Values.AsSpan())
            value = (Real)Normal.Sample(random, 0, deviation);
    }

    /// <summary>Fills each gate's block of rows evenly from ±gain·√(6/(inputs + outputs)), so that sizes stay alike on the way through and back.</summary>
    /// <remarks>Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks" (2010), also called Xavier. Biases start better with zeros: <c>Value.Clear()</c>.</remarks>
    /// <param name="random">Where the numbers come from.</param>
    /// <param name="gain">≥ 0, default 1; 5/3 is usual before tanh.</param>
    /// <param name="gates">Blocks of rows, one below the other, each a matrix of its own: 4 for an LSTM, 3 for a GRU; default 1.</param>
    /// <exception cref="ArgumentException">The gain is negative or not a number, or the rows are not a multiple of the gates.</exception>
    public void FillXavier(Random random, double gain = 1, int gates = 1)
    {
        RequireSize(gain, nameof(gain));
        FillUniform(gain * Math.Sqrt(6.0 / (Value.ColumnCount + RowsOf(gates))), random);
    }

    /// <summary>Fills each gate's block of rows with gain·Q, whose columns (or, if it is wide, rows) are of length 1 and at right angles: applied again and again, a square one neither shrinks nor stretches.</summary>
    /// <remarks>Saxe, McClelland and Ganguli, "Exact solutions to the nonlinear dynamics of learning in deep linear neural networks" (2014): Q of the QR decomposition of normal numbers, its signs chosen so that all Q are as likely.</remarks>
    /// <param name="random">Where the numbers come from.</param>
    /// <param name="gain">≥ 0, default 1.</param>
    /// <param name="gates">Blocks of rows, one below the other, each a matrix of its own: 4 for an LSTM, 3 for a GRU; default 1.</param>
    /// <exception cref="ArgumentException">The gain is negative or not a number, or the rows are not a multiple of the gates.</exception>
    public void FillOrthogonal(Random random, double gain = 1, int gates = 1)
    {
        ArgumentNullException.ThrowIfNull(random);
        RequireSize(gain, nameof(gain));
        var (rows, columns) = (RowsOf(gates), Value.ColumnCount);
        for (int gate = 0; gate < gates; gate++)
        {
            var normal = Matrix<double>.Build.Dense(Math.Max(rows, columns), Math.Min(rows, columns), (_, _) => Normal.Sample(random, 0, 1));
            var qr = normal.QR(MathNet.Numerics.LinearAlgebra.Factorization.QRMethod.Thin);
            var q = qr.Q * Matrix<double>.Build.DenseOfDiagonalVector(qr.R.Diagonal().Map(r => r < 0 ? -gain : gain));
            q = rows >= columns ? q : q.Transpose();
            Value.SetSubMatrix(gate * rows, 0, Matrix<Real>.Build.Dense(rows, columns, (row, column) => (Real)q[row, column]));
        }
    }

    /// <summary>Fills each gate's block of rows with scale·I: at first every state is kept as it is.</summary>
    /// <remarks>For W_hh with ReLU: Le, Jaitly and Hinton, "A simple way to initialize recurrent networks of rectified linear units" (2015).</remarks>
    /// <param name="scale">A finite number, default 1.</param>
    /// <param name="gates">Blocks of rows, one below the other, each a matrix of its own; default 1.</param>
    /// <exception cref="ArgumentException">The scale is not a number, or the rows are not a multiple of the gates.</exception>
    public void FillIdentity(double scale = 1, int gates = 1)
    {
        RequireSize(Math.Abs(scale), nameof(scale));
        int rows = RowsOf(gates);
        Value.MapIndexedInplace((row, column, _) => row % rows == column ? (Real)scale : 0, Zeros.Include);
    }

    private int RowsOf(int gates) => gates >= 1 && Value.RowCount % gates == 0
        ? Value.RowCount / gates
        : throw new ArgumentException($"{Name} has {Value.RowCount} rows, which are not {gates} blocks of equally many.", nameof(gates));

    private static void RequireSize(double value, string name) => InRange(value >= 0 && double.IsFinite(value), value, $"{name} must be a number of at least 0.", name);
}
