using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Optimizers;
using SequenceModels.Parameters;
using SequenceModels.Training;

namespace SequenceModels.Exercises.Tests.Lessons;

public class Lesson06Tests
{
    public static TheoryData<string, object> OtherWays => new()
    {
        { "06.1", new[] { 0.5, 1, 0.17 } },
        { "06.1", (0.5, 1.0, 0.166) },
        { "06.1", new List<double> { 0.5, 0.996, 2 * (1 - 0.9575 * 0.9575) } },
        { "06.2", (Delegate)InPlace },
        { "06.2", (Delegate)ByLibrary },
        { "06.2", (double[][] g, double c) => g.Select(one => one.Select(v => v / Math.Max(1, g.SelectMany(all => all).Aggregate(0.0, double.Hypot) / c))) },
        { "06.3", (Delegate)StepByStep },
        { "06.3", (Delegate)SumOfTerms },
        { "06.4", (int k) => k <= 8 ? Math.Log(4) : k == 9 ? 1.5 * Math.Log(2) : k <= 16 ? Math.Log(2) : k == 17 ? 0.5 * Math.Log(2) : 0 },
        { "06.4", (int k) => (double?)Math.Log(2) * (Unseen(k, 11) + Unseen(k, 12) + Unseen(k, 3) + Unseen(k, 4)) / 2 },
        { "06.5", (double rho, double a) => Enumerable.Range(1, 1000).MaxBy(k => Math.Abs(k * a * Math.Pow(rho, k - 1))) },
        { "06.5", (Delegate)ByPowers },
        { "06.5", (double rho, double a) => (int?)Math.Floor(1 / (1 - rho)) },
        { "06.4", (int k) => k <= 8 ? 1.3862944 : k == 9 ? 1.0397208 : k <= 16 ? 0.6931472 : k == 17 ? 0.3465736 : 0 },
    };

    private static double[][] InPlace(double[][] gradients, double limit)
    {
        double squares = 0;
        foreach (double[] one in gradients)
        {
            foreach (double value in one)
                squares += value * value;
        }
        double length = Math.Sqrt(squares);
        if (length <= limit)
            return gradients;
        foreach (double[] one in gradients)
        {
            for (int i = 0; i < one.Length; i++)
                one[i] *= limit / length;
        }
        return gradients;
    }

    private static double[][] ByLibrary(double[][] gradients, double limit)
    {
        Parameter[] parameters = [.. gradients.Select(one => new Parameter("g", one.Length))];
        foreach (var (parameter, one) in parameters.Zip(gradients))
            parameter.Gradient.SetColumn(0, one);
        GradientClipping.ByNorm(parameters, limit);
        return [.. parameters.Select(parameter => parameter.Gradient.Column(0).ToArray())];
    }

    private static Matrix<double> StepByStep(SequenceModel reader, Batch<int[]> batch, int k)
    {
        State state = reader.Recurrent.ZeroState(batch.X.Batch);
        for (int t = 0; t < batch.X.Steps - k; t++)
            state = reader.Recurrent.Cell.Step(batch.X[t], state);
        var tape = reader.Forward(batch.X.Slice(batch.X.Steps - k, k), state);
        reader.Backward(tape, new SoftmaxCrossEntropy().Gradient(tape.Prediction, batch.Target));
        return reader.Recurrent.Cell.Whh.Gradient;
    }

    private static Matrix<double> SumOfTerms(SequenceModel reader, Batch<int[]> batch, int k)
    {
        var tape = reader.Forward(batch.X);
        var dh = reader.Dense.Backward(tape.Read, new SoftmaxCrossEntropy().Gradient(tape.Prediction, batch.Target));
        var (whh, h, sum) = (reader.Recurrent.Cell.Whh.Value, tape.Recurrent.H, reader.Recurrent.Cell.Whh.Value * 0);
        for (int t = h.Steps - 1; t >= h.Steps - k; t--)
        {
            var da = dh.PointwiseMultiply(1 - h[t].PointwisePower(2));
            if (t > 0)
                sum += da * h[t - 1].Transpose();
            dh = whh.Transpose() * da;
        }
        return sum;
    }

    private static int Unseen(int k, int step) => step <= 20 - k ? 1 : 0;

    private static int ByPowers(double rho, double a)
    {
        var w = Matrix<double>.Build.DenseOfArray(new[,] { { rho, a }, { 0, rho } });
        var power = w;
        int k = 1;
        while (Math.Abs((power * w)[0, 1]) > Math.Abs(power[0, 1]))
        {
            power *= w;
            k++;
        }
        return k;
    }
}
