using SequenceModels.Optimizers;
using SequenceModels.Parameters;

namespace SequenceModels.Tests.Optimizers;

public class ParameterGroupTests
{
    private static readonly Func<IReadOnlyList<Parameter>, double, double, Optimizer>[] Kinds =
    [
        (p, rate, decay) => new Sgd(p, rate, weightDecay: decay), (p, rate, decay) => new Sgd(p, rate, momentum: 0.5, weightDecay: decay),
        (p, rate, decay) => new Adam(p, rate, weightDecay: decay), (p, rate, decay) => new AdamW(p, rate, weightDecay: decay),
        (p, rate, decay) => new RmsProp(p, rate, weightDecay: decay), (p, rate, decay) => new Adagrad(p, rate, weightDecay: decay),
    ];

    [Fact]
    public void A_group_learns_as_with_an_optimizer_of_its_own()
    {
        foreach (var make in Kinds)
        {
            Parameter[] together = [One("a"), One("b")], apart = [One("a"), One("b")];
            var both = make(together, 0.5, 0.25);
            both.SetGroup([together[1]], learningRate: 0.125, weightDecay: 0);
            var (first, second) = (make([apart[0]], 0.5, 0.25), make([apart[1]], 0.125, 0));
            for (int step = 0; step < 3; step++)
            {
                both.Step();
                first.Step();
                second.Step();
            }
            Assert.Equal(apart.Select(p => p.Value[0, 0]), together.Select(p => p.Value[0, 0]));
        }
    }

    [Fact]
    public void A_schedule_changes_the_group_by_the_same_factor_and_a_rate_of_0_freezes_it()
    {
        Parameter[] p = [One("a"), One("b"), One("c")];
        var sgd = new Sgd(p, 1);
        sgd.SetGroup([p[1]], learningRate: 0.5);
        sgd.SetGroup([p[2]], learningRate: 0);
        sgd.LearningRate = 0.5;
        sgd.Step();
        Assert.Equal([2, 2.5, 3], p.Select(one => (double)one.Value[0, 0]));
    }

    [Fact]
    public void A_group_of_strangers_or_of_nobody_is_refused()
    {
        var (mine, other) = (One("a"), One("b"));
        var sgd = new Sgd([mine], 1);
        Assert.Contains("1 of the 2 given are not among them", Assert.Throws<ArgumentException>(() => sgd.SetGroup([mine, other], 0.1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => sgd.SetGroup([], 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => sgd.SetGroup([mine], -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => sgd.SetGroup([mine], weightDecay: double.NaN));
        Assert.Throws<NotSupportedException>(() => new Own([mine]).SetGroup([mine], 0.1));
        Assert.Throws<ArgumentException>(() => new Sgd([], 1));
    }

    private static Parameter One(string name)
    {
        var parameter = new Parameter(name, 1);
        parameter.Set(3);
        parameter.Gradient[0, 0] = 2;
        return parameter;
    }

    private sealed class Own(IReadOnlyList<Parameter> parameters) : Optimizer(parameters, 1)
    {
        public override void Step() => StepsTaken++;
    }
}
