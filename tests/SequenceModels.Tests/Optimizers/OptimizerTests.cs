using SequenceModels.Optimizers;
using SequenceModels.Parameters;
using SequenceModels.Tests.Reference;

namespace SequenceModels.Tests.Optimizers;

public class OptimizerTests
{
    public static TheoryData<string> Kinds => ["sgd", "momentum", "nesterov", "adagrad", "rmsprop", "centered", "adam", "adamw", "amsgrad"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_optimizer_walks_down_a_bowl(string kind)
    {
        var theta = new Parameter("θ", 2);
        theta.Set(3, -2);
        var optimizer = Make(kind, [theta]);
        for (int step = 0; step < 400; step++)
        {
            optimizer.ZeroGradients();
            theta.Value.CopyTo(theta.Gradient); // the gradient of θ²/2
            optimizer.Step();
        }
        Assert.True(theta.Value.L2Norm() < 0.01, $"{kind} ended at {theta.Value.L2Norm()}");
    }

    [Fact]
    public void Where_no_gradient_has_come_an_epsilon_of_0_makes_no_step()
    {
        Func<IReadOnlyList<Parameter>, Optimizer>[] kinds = [p => new Adam(p, epsilon: 0), p => new AdamW(p, epsilon: 0, weightDecay: 0), p => new RmsProp(p, epsilon: 0), p => new RmsProp(p, epsilon: 0, centered: true), p => new Adagrad(p, epsilon: 0)];
        foreach (var make in kinds)
        {
            var parameter = new Parameter("w", 2);
            parameter.Gradient[1, 0] = 1;
            var optimizer = make([parameter]);
            optimizer.Step();
            optimizer.Step();
            Assert.Equal(0, parameter.Value[0, 0]);
            Assert.True(Real.IsFinite(parameter.Value[1, 0]) && parameter.Value[1, 0] < 0);
        }
    }

    [Fact]
    public void Adams_first_step_has_the_length_of_the_learning_rate_whatever_the_gradient()
    {
        foreach (double g in (double[])[1e-3, 1, 1e3])
        {
            var theta = new Parameter("θ", 1);
            theta.Gradient[0, 0] = (Real)g;
            new Adam([theta], 0.1).Step();
            Near.Equal(-0.1, theta.Value[0, 0], relative: 1e-4);
        }
    }

    [Fact]
    public void The_first_two_steps_are_those_of_a_pencil()
    {
        (string Name, Func<IReadOnlyList<Parameter>, Optimizer> Make, double First, double Second)[] cases =
        [
            ("plain decay", theta => new Sgd(theta, 0.1, weightDecay: 0.5), 1 - 0.1 * 2.5, 0.75 - 0.1 * 2.375),
            ("dampening spares the first step", theta => new Sgd(theta, 0.1, momentum: 0.5, dampening: 0.25), 0.8, 0.8 - 0.1 * (0.5 * 2 + 0.75 * 2)),
            ("Nesterov looks ahead", theta => new Sgd(theta, 0.1, momentum: 0.5, nesterov: true), 1 - 0.1 * 3, 0.7 - 0.1 * (2 + 0.5 * 3)),
            ("Adagrad remembers all", theta => new Adagrad(theta, 0.1, epsilon: 0), 0.9, 0.9 - 0.2 / Math.Sqrt(8)),
            ("Adagrad from a start", theta => new Adagrad(theta, 0.1, initialAccumulator: 12, epsilon: 1), 1 - 0.2 / 5, 0.96 - 0.2 / (Math.Sqrt(20) + 1)),
            ("Adagrad with a falling rate", theta => new Adagrad(theta, 0.1, learningRateDecay: 1, epsilon: 0), 0.9, 0.9 - 0.05 * 2 / Math.Sqrt(8)),
            ("RMSprop, ε outside the root", theta => new RmsProp(theta, 0.1, alpha: 0.75, epsilon: 1), 1 - 0.1 * 2 / 2, 0.9 - 0.2 / (Math.Sqrt(1.75) + 1)),
            ("RMSprop around the mean", theta => new RmsProp(theta, 0.1, alpha: 0.5, epsilon: 1, centered: true), 1 - 0.2 / 2, 0.9 - 0.2 / (Math.Sqrt(3 - 1.5 * 1.5) + 1)),
            ("RMSprop with momentum", theta => new RmsProp(theta, 0.1, alpha: 0.75, epsilon: 1, momentum: 0.5), 0.9, 0.9 - 0.1 * (0.5 + 2 / (Math.Sqrt(1.75) + 1))),
            ("AdamW shrinks, then steps", theta => new AdamW(theta, 0.1, epsilon: 0, weightDecay: 0.5), 0.95 - 0.1, 0.85 * 0.95 - 0.1),
            ("Adam with decay in g", theta => new Adam(theta, 0.1, epsilon: 2.5, weightDecay: 0.5), 0.95, 0.95 - 0.1 * (0.4725 / 0.19) / (Math.Sqrt((0.999 * 0.00625 + 0.001 * 2.475 * 2.475) / (1 - 0.999 * 0.999)) + 2.5)),
        ];
        foreach (var (name, make, first, second) in cases)
        {
            var theta = new Parameter("θ", 1);
            theta.Set(1);
            theta.Gradient[0, 0] = 2;
            var optimizer = make([theta]);
            optimizer.Step();
            Near.Equal(first, theta.Value[0, 0], name: $"{name}, first step");
            optimizer.Step();
            Near.Equal(second, theta.Value[0, 0], name: $"{name}, second step");
        }
    }

    [Fact]
    public void AMSGrad_keeps_the_largest_size_where_Adam_forgets_it()
    {
        Parameter forgetful = new("θ", 1), mindful = new("θ", 1);
        Optimizer[] optimizers = [new Adam([forgetful], 0.1, beta2: 0.5), new Adam([mindful], 0.1, beta2: 0.5, amsgrad: true)];
        foreach (double g in (double[])[100, 1, 1, 1, 1])
        {
            forgetful.Gradient[0, 0] = mindful.Gradient[0, 0] = (Real)g;
            foreach (var optimizer in optimizers)
                optimizer.Step();
        }
        Assert.True(Math.Abs(mindful.Value[0, 0]) < Math.Abs(forgetful.Value[0, 0]));
    }

    [Fact]
    public void A_step_and_clipping_allocate_nothing()
    {
        var theta = new Parameter("θ", 30, 40);
        foreach (var kind in Kinds)
        {
            var optimizer = Make(kind, [theta]);
            Everything(optimizer);
            long before = GC.GetAllocatedBytesForCurrentThread();
            Everything(optimizer);
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        static void Everything(Optimizer optimizer)
        {
            optimizer.ZeroGradients();
            GradientClipping.ByValue(optimizer.Parameters, 1);
            GradientClipping.ByNorm(optimizer.Parameters, 1);
            optimizer.Step();
        }
    }

    [Fact]
    public void Nonsense_is_refused_in_words()
    {
        var parameters = new[] { new Parameter("θ", 1) };
        Assert.Contains("positive number", Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd(parameters, 0)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam(parameters, double.NaN));
        Assert.Contains("momentum must be a number from 0 to below 1", Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd(parameters, 1, momentum: 1)).Message, StringComparison.Ordinal);
        Assert.Contains("it needs momentum above 0 (given 0)", Assert.Throws<ArgumentException>(() => new Sgd(parameters, 1, nesterov: true)).Message, StringComparison.Ordinal);
        Assert.Contains("weightDecay must be a number of at least 0", Assert.Throws<ArgumentOutOfRangeException>(() => new AdamW(parameters, weightDecay: -1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new RmsProp(parameters, alpha: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adagrad(parameters, initialAccumulator: -1));
    }

    private static Optimizer Make(string kind, IReadOnlyList<Parameter> parameters) => kind switch
    {
        "sgd" => new Sgd(parameters, 0.1),
        "momentum" => new Sgd(parameters, 0.05, momentum: 0.9),
        "nesterov" => new Sgd(parameters, 0.05, momentum: 0.9, nesterov: true),
        "adagrad" => new Adagrad(parameters, 0.5),
        "rmsprop" => new RmsProp(parameters, 0.01, alpha: 0.9, momentum: 0.5),
        "centered" => new RmsProp(parameters, 0.04, epsilon: 1, centered: true),
        "adam" => new Adam(parameters, 0.05),
        "adamw" => new AdamW(parameters, 0.05),
        _ => new Adam(parameters, 0.05, amsgrad: true),
    };
}
