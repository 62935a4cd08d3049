using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Numerics;
using SequenceModels.Parameters;
using SequenceModels.Tests.Reference;
using SequenceModels.Training;

namespace SequenceModels.Tests.Layers;

/// <summary>Every layer and combination: its gradients are what the loss does, for weights, inputs and initial states.</summary>
public class LayerGradientTests
{
    public static TheoryData<string> Layers => LayerKind.Names;

    [Theory]
    [MemberData(nameof(Layers))]
    public void Gradients_are_what_the_loss_does(string kind) => Case.ForAll(Cases(kind), largest: 4, at =>
    {
        var random = at.Random();
        var layer = LayerKind.Named(kind).Make(at.D, at.H, random);
        Check(layer, RandomMatrix.Sequence(at.D, at.Steps, at.Batch, random), at.Lengths(random), random);
    });

    /// <summary>A ReLU that stands within a step of its kink has no slope to compare with. The step in float is a long one: the first cases keep clear.</summary>
    private static int Cases(string kind) => kind.Contains("relu", StringComparison.Ordinal) && GradientCheck.DefaultStep > 1e-4 ? 3 : 8;

    private static void Check(ISequenceLayer layer, Sequence x, int[]? lengths, Random random)
    {
        int maskSeed = random.Next();
        var initial = RandomState(layer, x.Batch, random);
        // Inputs and states are checked like weights.
        var input = Shadow("x", x.Columns);
        var h = initial.H.RowCount == 0 ? null : Shadow("h_0", initial.H); // a layer may have no state
        var c = initial.C is null ? null : Shadow("c_0", initial.C);
        Parameter[] checkedToo = [.. new[] { h, c }.OfType<Parameter>()];
        var dH = RandomMatrix.Sequence(layer.OutputSize, x.Steps, x.Batch, random);
        var dFinal = RandomState(layer, x.Batch, random);

        GradientCheck.Run(
            [.. layer.Parameters, input, .. checkedToo],
            () =>
            {
                var tape = Forward();
                return Dot(tape.H.Columns, dH.Columns) + Dot(tape.Final.H, dFinal.H) + (dFinal.C is null ? 0 : Dot(tape.Final.C!, dFinal.C));
            },
            () =>
            {
                var gradient = layer.Backward(Forward(), dH, dFinal);
                gradient.X.Columns.CopyTo(input.Gradient);
                if (h is not null)
                    gradient.Initial.H.CopyTo(h.Gradient);
                gradient.Initial.C?.CopyTo(c!.Gradient);
            }).Require();

        RecurrentTape Forward() => layer.Forward(new Sequence(input.Value, x.Batch), new State(h?.Value ?? initial.H, c?.Value), lengths, new Random(maskSeed));
    }

    private static State RandomState(ISequenceLayer layer, int batch, Random random)
    {
        var zero = layer.ZeroState(batch);
        return new State(RandomMatrix.Of(zero.H.RowCount, batch, random), zero.C is null ? null : RandomMatrix.Of(zero.C.RowCount, batch, random));
    }

    private static Parameter Shadow(string name, Matrix<Real> value)
    {
        var parameter = new Parameter(name, value.RowCount, value.ColumnCount);
        parameter.Set(value);
        return parameter;
    }

    private static double Dot(Matrix<Real> a, Matrix<Real> b) => a.PointwiseMultiply(b).Enumerate().Sum();
}
