using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Optimizers;
using SequenceModels.Parameters;
using SequenceModels.Tests.Reference;

namespace SequenceModels.Tests.Optimizers;

public class TrainingStateTests
{
    private static readonly Func<IReadOnlyList<Parameter>, Optimizer>[] Kinds =
    [
        p => new Sgd(p, 0.1), p => new Sgd(p, 0.1, momentum: 0.9, dampening: 0.5), p => new Sgd(p, 0.1, momentum: 0.9, nesterov: true, weightDecay: 0.1),
        p => new Adam(p, 0.1), p => new Adam(p, 0.1, amsgrad: true), p => new AdamW(p, 0.1), p => new RmsProp(p, 0.1),
        p => new RmsProp(p, 0.1, momentum: 0.5, centered: true), p => new Adagrad(p, 0.1, learningRateDecay: 0.1, initialAccumulator: 1),
    ];

    [Fact]
    public void Steps_and_a_copy_of_the_state_and_steps_are_all_the_steps_to_the_last_bit() => Case.ForAll(60, 12, at =>
    {
        var make = Kinds[at.Seed % Kinds.Length];
        var (whole, cut) = (Make(at), Make(at));
        var (first, interrupted) = (make(whole), make(cut));
        for (int step = 0; step < at.Steps + at.Batch; step++)
        {
            if (step == at.Steps)
            {
                var saved = interrupted.SaveState();
                interrupted = make(cut);
                interrupted.LoadState(saved);
            }
            Gradients(whole, at, step);
            Gradients(cut, at, step);
            first.Step();
            interrupted.Step();
        }
        Assert.Equal(whole.Select(p => p.Value), cut.Select(p => p.Value));
        Assert.Equal(at.Steps + at.Batch, interrupted.StepsTaken);
    });

    [Fact]
    public void A_saved_state_is_a_copy()
    {
        var p = Make(new Case(1, 1, 1, 1, false, false, 5));
        var adam = new Adam(p, 0.1);
        var before = adam.SaveState();
        Gradients(p, new Case(1, 1, 1, 1, false, false, 5), 0);
        adam.Step();
        Assert.All(before.Tensors.Values, tensor => Assert.Equal(0, tensor[0, 0]));
        Assert.Equal(["m.0", "m.1", "v.0", "v.1"], before.Tensors.Keys.Order());
    }

    [Fact]
    public void What_does_not_fit_is_named_at_once_and_changes_nothing()
    {
        var at = new Case(2, 3, 1, 1, false, false, 5);
        var adam = new Adam(Make(at), 0.1);
        var good = adam.SaveState();
        var tensors = good.Tensors.Where(entry => entry.Key != "m.0").ToDictionary();
        tensors["x.7"] = Matrix<double>.Build.Dense(1, 1);
        tensors["v.1"] = Matrix<double>.Build.Dense(5, 5);
        tensors["v.0"] = Matrix<double>.Build.Dense(3, 2, 1);
        string message = Assert.Throws<ArgumentException>(() => adam.LoadState(good with { Tensors = tensors })).Message;
        Assert.Contains("Missing: m.0; unused: x.7; of another shape: v.1 is [5×5] but belongs to b [3×1].", message, StringComparison.Ordinal);
        Assert.Equal(0, adam.SaveState().Tensors["v.0"][0, 0]);
        Assert.Contains("kind Sgd, but this is Adam", Assert.Throws<ArgumentException>(() => adam.LoadState(new Sgd(Make(at), 1).SaveState())).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => adam.LoadState(good with { Numbers = new Dictionary<string, double> { ["learningRate"] = 1 } }));
        Assert.Throws<ArgumentException>(() => adam.LoadState(good with { Numbers = new Dictionary<string, double> { ["learningRate"] = double.NaN, ["steps"] = 1 } }));
    }

    private static Parameter[] Make(Case at)
    {
        var random = at.Random();
        Parameter[] made = [new("W", at.H, at.D), new("b", at.H)];
        foreach (var parameter in made)
            parameter.FillNormal(random);
        return made;
    }

    private static void Gradients(Parameter[] parameters, Case at, int step)
    {
        var random = new Random(at.Seed + step);
        foreach (var parameter in parameters)
            RandomMatrix.Of(parameter.Value.RowCount, parameter.Value.ColumnCount, random).CopyTo(parameter.Gradient);
    }
}
