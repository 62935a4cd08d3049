using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Numerics;
using SequenceModels.Probability;
using SequenceModels.Training;

namespace Experiments;

/// <summary>What the experiments of lessons 12 and 12b share: windows of a series, the network that forecasts it, and its errors.</summary>
internal static class Waves
{
    private static readonly MatrixBuilder<double> build = Matrix<double>.Build;

    /// <summary>The wave of the lesson, u·sin(u)/3 + 2·sin(5u).</summary>
    public static double Classic(double u) => u * Math.Sin(u) / 3 + 2 * Math.Sin(5 * u);

    /// <summary>Windows of 20 values, 0.1 apart, from these starts; the targets are one step later.</summary>
    public static Batch<Matrix<double>> Windows(Func<double, double> wave, double[] starts)
    {
        int B = starts.Length;
        Matrix<double> At(int shift) => build.Dense(1, 20 * B, (_, n) => wave(starts[n % B] + 0.1 * (n / B + shift)));
        return new(new Sequence(At(0), B), At(1));
    }

    /// <summary>Windows of T values of a series, one for each start.</summary>
    public static Batch<Matrix<double>> Windows(double[] x, int[] starts, int T)
    {
        Matrix<double> At(int shift) => build.Dense(1, T * starts.Length, (_, n) => x[starts[n % starts.Length] + n / starts.Length + shift]);
        return new(new Sequence(At(0), starts.Length), At(1));
    }

    /// <summary>An RNN with Glorot's first weights and biases 0.</summary>
    public static SequenceModel Network(int H, Random random, Activation activation)
    {
        var model = SequenceModel.Rnn(1, H, 1, random, activation: activation);
        var (cell, read) = (model.Recurrent.Cell, model.Dense);
        cell.Wxh.FillUniform(Math.Sqrt(6.0 / (2 * H + 1)), random);
        cell.Whh.FillUniform(Math.Sqrt(6.0 / (2 * H + 1)), random);
        read.Why.FillUniform(Math.Sqrt(6.0 / (H + 1)), random);
        cell.Bh.Value.Clear();
        read.By.Value.Clear();
        return model;
    }

    /// <summary>The mean squared error of each of the steps.</summary>
    public static double[] ByStep(Matrix<double> said, Batch<Matrix<double>> windows) => ForecastError.MseByStep(said, windows.Target, windows.X.Batch);

    /// <summary>One step ahead, then k − 1 steps on the model's own forecasts.</summary>
    public static List<Matrix<double>> Continue(SequenceModel model, Matrix<double> said, State state, int k)
    {
        List<Matrix<double>> all = [said];
        while (all.Count < k)
        {
            (said, state) = model.Predict(new Sequence(all[^1], batch: said.ColumnCount), state);
            all.Add(said);
        }
        return all;
    }

    /// <summary>The RMSE at horizons 1 … k, reading 20 values from each start.</summary>
    public static double[] ByHorizon(SequenceModel model, Func<double, double> wave, double[] starts, int k)
    {
        var (said, state) = model.Predict(Windows(wave, starts).X);
        var paths = Continue(model, said.SubMatrix(0, 1, 19 * starts.Length, starts.Length), state, k);
        return [.. paths.Select((o, i) => Math.Sqrt(starts.Select((u, b) => Math.Pow(o[0, b] - wave(u + 0.1 * (20 + i)), 2)).Average()))];
    }
}
