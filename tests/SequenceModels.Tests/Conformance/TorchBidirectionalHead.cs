using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Layers;
using SequenceModels.Tests.Golden;

namespace SequenceModels.Tests.Conformance;

/// <summary>
/// Kind <c>bidirectional-head</c>: two directions side by side, a linear read-out, the loss that it names. One answer a step; or one a sequence, read from the final
/// states, the last output or the mean output: the words of <c>head_definition</c> differ, so the logits tell which, and all the rest must follow.
/// </summary>
internal static class TorchBidirectionalHead
{
    public static void Check(GoldenFile file)
    {
        var network = new TorchNetwork(file, "rnn.");
        var (x, targets) = (GoldenFile.Sequence(file["inputs"]["x"]!), new TorchTargets(file, network.ReadOut.Why.Value.RowCount));
        var logits = file["outputs"]["logits"]!;
        bool everyStep = GoldenFile.Shape(logits).Length == 3;
        var expected = everyStep ? GoldenFile.Sequence(logits).Columns : GoldenFile.Matrix(logits).Transpose();
        int[]? lengths = file["inputs"]["sequence_lens"] is { } lens ? GoldenFile.Integers(lens) : null;

        var (readOut, pool) = Readings(everyStep, x.Steps, x.Batch).MinBy(reading => Distance(Run(reading.ReadOut).Tape.Prediction * reading.Pool, expected));
        var (model, tape) = Run(readOut);
        var prediction = tape.Prediction * pool;
        file.Near(GoldenFile.Sequence(file["outputs"]["output"]!).Columns, tape.Recurrent.H.Columns, "output");
        file.Near(TorchNetwork.Rows(file["outputs"]["h_n"]!), tape.Final.H, "h_n");
        file.Near(expected, prediction, "logits");
        file.Near((double)file["loss"], targets.Loss(prediction, 0), "loss");
        var gradient = model.Backward(tape, targets.Gradient(prediction, 0) * pool.Transpose());
        network.CompareGradients(file["gradients"]["weights"]!);
        file.Near(GoldenFile.Sequence(file["gradients"]["inputs"]!["x"]!).Columns, gradient.X.Columns, "gradient of x");

        (SequenceModel Model, ModelTape Tape) Run(ReadOut readOut)
        {
            var model = new SequenceModel(network.Layer, network.Linear!, readOut);
            return (model, model.Forward(x, lengths: lengths));
        }
    }

    /// <summary>Where the read-out reads, and how its answers [K×N] make the logits: times the pool.</summary>
    private static IEnumerable<(ReadOut ReadOut, Matrix<Real> Pool)> Readings(bool everyStep, int steps, int batch)
    {
        var one = Matrix<Real>.Build.DenseIdentity(batch);
        Matrix<Real> Pool(Func<int, double> share) => Enumerable.Range(0, steps).Select(t => one * (Real)share(t)).Aggregate((upper, lower) => upper.Stack(lower));
        return everyStep
            ? [(ReadOut.EveryStep, Matrix<Real>.Build.DenseIdentity(steps * batch))]
            : [(ReadOut.LastStep, one), (ReadOut.EveryStep, Pool(t => t == steps - 1 ? 1 : 0)), (ReadOut.EveryStep, Pool(_ => 1.0 / steps))];
    }

    private static double Distance(Matrix<Real> a, Matrix<Real> b) => (a - b).FrobeniusNorm();
}
