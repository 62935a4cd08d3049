using SequenceModels.Layers;
using SequenceModels.Optimizers;
using SequenceModels.Tests.Reference;

namespace SequenceModels.Tests.Optimizers;

public class OptimizerTests
{
    public static TheoryData<string> Kinds => ["sgd", "momentum", "nesterov", "adam", "adamw", "amsgrad"];

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
    public void Adams_first_step_has_the_length_of_the_learning_rate_whatever_the_gradient()
    {
        foreach (double g in (double[])[1e-3, 1, 1e3])
        {
            var theta = new Parameter("θ", 1);
            theta.Gradient[0, 0] = g;
            new Adam([theta], 0.1).Step();
            Near.Equal(-0.1, theta.Value[0, 0], relative: 1e-4);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(double.PositiveInfinity)]
    public void Clipping_by_norm_keeps_the_direction_and_never_lengthens(double p)
    {
        var random = new Random(18);
        for (int trial = 0; trial < 30; trial++)
        {
            Parameter[] parameters = [new("a", 2, 3), new("b", 4)];
            foreach (var parameter in parameters)
                (RandomMatrix.Of(parameter.Value.RowCount, parameter.Value.ColumnCount, random) * random.Next(1, 20)).CopyTo(parameter.Gradient);
            double before = parameters[0].Gradient[0, 0];
            var ratio = parameters[1].Gradient / before;
            double norm = GradientClipping.ByNorm(parameters, 1.5, p);
            double after = GradientClipping.ByNorm(parameters, double.MaxValue, p);
            Near.Equal(Math.Min(norm, 1.5), after, relative: 1e-5);
            Near.Equal(ratio, parameters[1].Gradient / parameters[0].Gradient[0, 0], relative: 1e-9);
        }
    }

    [Fact]
    public void Nonsense_is_refused_in_words()
    {
        var parameters = new[] { new Parameter("θ", 1) };
        Assert.Contains("positive number", Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd(parameters, 0)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam(parameters, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientClipping.ByNorm(parameters, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientClipping.ByValue(parameters, double.NaN));
    }

    private static Optimizer Make(string kind, IReadOnlyList<Parameter> parameters) => kind switch
    {
        "sgd" => new Sgd(parameters, 0.1),
        "momentum" => new Sgd(parameters, 0.05, momentum: 0.9),
        "nesterov" => new Sgd(parameters, 0.05, momentum: 0.9, nesterov: true),
        "adam" => new Adam(parameters, 0.05),
        "adamw" => new AdamW(parameters, 0.05),
        _ => new Adam(parameters, 0.05, amsgrad: true),
    };
}
