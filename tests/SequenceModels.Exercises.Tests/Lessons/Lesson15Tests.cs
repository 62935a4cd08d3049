using MathNet.Numerics.LinearAlgebra;

namespace SequenceModels.Exercises.Tests.Lessons;

public class Lesson15Tests
{
    public static TheoryData<string, object> OtherWays => new()
    {
        { "15.1", new[] { 0.94, 0, 0.06 } },
        { "15.1", (0.9411, 0.0033, 0.0556) },
        { "15.2", LookingUp },
        { "15.2", GrowingCache },
        { "15.3", (int t, int D) => Enumerable.Range(0, D / 2).SelectMany(i => new[] { Math.Sin(t * Math.Pow(10000, -2.0 * i / D)), Math.Cos(t * Math.Pow(10000, -2.0 * i / D)) }) },
        { "15.3", (int t, int D) => Vector<double>.Build.Dense(D, row => Math.Sin(t / Math.Exp(row / 2 * 2.0 / D * Math.Log(10000)) + row % 2 * Math.PI / 2)) },
        { "15.3", (int t, int D) => Enumerable.Range(0, D).Select(row => (row % 2 == 0 ? MathF.Sin : (Func<float, float>)MathF.Cos)(t / MathF.Pow(10000, (row - row % 2) / (float)D))).ToArray() },
        { "15.4", (int d) => (4 * d + 1) / 2.0 },
        { "15.4", (double d) => (double?)((8 * d * d + 3 * d - 4 * d * d) / (2 * d) - 1) },
        { "15.5", SummedUp },
        { "15.5", StateInPlace },
    };

    private static readonly Func<Matrix<double>, Matrix<double>, Matrix<double>, double[,]> LookingUp = (Q, K, V) =>
    {
        var mixed = new double[V.RowCount, Q.ColumnCount];
        for (int t = 0; t < Q.ColumnCount; t++)
        {
            double sum = 0;
            for (int s = 0; s <= t; s++)
                sum += Math.Exp(K.Column(s) * Q.Column(t) / Math.Sqrt(K.RowCount));
            for (int s = 0; s <= t; s++)
                for (int row = 0; row < V.RowCount; row++)
                    mixed[row, t] += Math.Exp(K.Column(s) * Q.Column(t) / Math.Sqrt(K.RowCount)) / sum * V[row, s];
        }
        return mixed;
    };

    private static readonly Func<Matrix<double>, Matrix<double>, Matrix<double>, Matrix<double>> GrowingCache = (Q, K, V) =>
        Matrix<double>.Build.DenseOfColumnVectors(Enumerable.Range(1, Q.ColumnCount).Select(seen =>
        {
            var scores = K.SubMatrix(0, K.RowCount, 0, seen).Transpose() * Q.Column(seen - 1) / Math.Sqrt(Q.RowCount);
            var powers = (scores - scores.Maximum()).PointwiseExp();
            return V.SubMatrix(0, V.RowCount, 0, seen) * powers / powers.Sum();
        }));

    private static readonly Func<Matrix<double>, Matrix<double>, Matrix<double>, Matrix<double>> SummedUp = (Q, K, V) =>
        Matrix<double>.Build.Dense(V.RowCount, Q.ColumnCount, (row, t) => Enumerable.Range(0, t + 1).Sum(s => V[row, s] * (K.Column(s) * Q.Column(t))));

    private static readonly Func<Matrix<double>, Matrix<double>, Matrix<double>, Matrix<double>> StateInPlace = (Q, K, V) =>
    {
        var S = Matrix<double>.Build.Dense(V.RowCount, K.RowCount);
        for (int t = 0; t < Q.ColumnCount; t++)
        {
            S += V.Column(t).ToColumnMatrix() * K.Column(t).ToRowMatrix();
            V.SetColumn(t, S * Q.Column(t));
        }
        return V;
    };
}
