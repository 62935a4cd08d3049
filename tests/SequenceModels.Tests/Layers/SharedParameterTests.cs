using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Optimizers;
using SequenceModels.Parameters;
using SequenceModels.Tests.Reference;
using SequenceModels.Training;

namespace SequenceModels.Tests.Layers;

/// <summary>What is used twice is one parameter: it steps once, counts once, is clipped once and shrinks once.</summary>
public class SharedParameterTests
{
    private static readonly Func<IReadOnlyList<Parameter>, Optimizer>[] Optimizers =
    [
        p => new Sgd(p, 0.1), p => new Sgd(p, 0.1, momentum: 0.9, weightDecay: 0.1), p => new Adam(p, 0.1), p => new AdamW(p, 0.1, weightDecay: 0.2),
        p => new RmsProp(p, 0.1, momentum: 0.5), p => new Adagrad(p, 0.1),
    ];

    [Fact]
    public void A_parameter_that_is_listed_twice_steps_once()
    {
        foreach (var make in Optimizers)
        {
            var (once, twice) = (One(3, 2), One(3, 2));
            var (a, b) = (make([once]), make([twice, twice]));
            for (int step = 0; step < 3; step++)
            {
                a.Step();
                b.Step();
            }
            Assert.Equal(once.Value, twice.Value);
            Assert.Single(b.Parameters);
        }
    }

    [Fact]
    public void A_parameter_that_is_listed_twice_is_clipped_once()
    {
        var q = One(0, 3);
        Assert.Equal(3, GradientClipping.Norm([q, q]));
        Assert.Equal(3, GradientClipping.ByNorm([q, q], 1), 5);
        Near.Equal(1, q.Gradient[0, 0], absolute: 1e-6);
    }

    [Fact]
    public void A_layer_used_twice_in_a_stack_is_counted_once()
    {
        var layer = new RecurrentLayer(new RnnCell(2, 2, new Random(1)));
        Assert.Equal(13, new SequenceModel(new StackedLayer(layer, layer), new Dense(2, 1, new Random(2))).ParameterCount);
    }

    [Fact]
    public void An_embedding_of_encoder_and_decoder_is_counted_once()
    {
        var random = new Random(3);
        var embedding = new EmbeddingLayer(4, 3, random);
        var encoder = new StackedLayer(embedding, new RecurrentLayer(new GruCell(3, 5, random)));
        var decoder = new SequenceModel(new StackedLayer(embedding, new RecurrentLayer(new GruCell(3, 5, random))), new Dense(5, 4, random));
        var model = new EncoderDecoder(encoder, decoder);
        Assert.Equal(encoder.Parameters.Union(decoder.Parameters), model.Parameters);
        Assert.Equal(encoder.Parameters.Sum(p => p.Count) + decoder.ParameterCount - 12, model.ParameterCount);
    }

    [Fact]
    public void In_any_graph_of_sharing_a_model_lists_each_parameter_once_and_moves_it_once() => Case.ForAll(40, 4, at =>
    {
        var random = at.Random();
        var (layer, dense) = (Graph(at.H, at.Steps, [.. Leaves(at, random)], random), new Dense(at.H, 2, random));
        var model = new SequenceModel(layer, dense);
        Assert.Equal(model.Parameters.Distinct(), model.Parameters);
        Assert.Equal(model.Parameters.Distinct().Sum(p => p.Count), model.ParameterCount);
        var batch = new Batch<Matrix<Real>>(RandomMatrix.Sequence(at.H, 3, at.Batch, random), RandomMatrix.Of(2, 3 * at.Batch, random));
        if (GradientCheck.DefaultStep < 1e-4) // the step in float is a long one, and a ReLU may bend within it
            GradientCheck.Run(model, new SquaredError(), batch).Require();

        var tape = model.Forward(batch.X);
        new Sgd(model.Parameters, 1).ZeroGradients();
        model.Backward(tape, new SquaredError().Gradient(tape.Prediction, batch.Target));
        var expected = model.Parameters.Select(p => p.Value - (Real)0.125 * p.Gradient).ToList();
        new Sgd(model.Parameters, 0.125).Step();
        foreach (var (value, parameter) in expected.Zip(model.Parameters))
            Near.Equal(value, parameter.Value);
    });

    [Fact]
    public void The_best_epoch_puts_a_shared_parameter_back()
    {
        var layer = new RecurrentLayer(new RnnCell(1, 1, new Random(1)));
        var model = new SequenceModel(new StackedLayer(layer, layer), new Dense(1, 1, new Random(2)));
        var batch = new Batch<Matrix<Real>>(SequenceModels.Numerics.Sequence.Of(1.0, 2.0), Matrix<Real>.Build.Dense(1, 2, 0.5f));
        var far = batch with { Target = -batch.Target };
        var trainer = new Trainer<Matrix<Real>>(model, new SquaredError(), new Sgd(model.Parameters, 0.1)) { KeepBest = true };
        var history = trainer.Fit([batch], 20, heldOut: [far]);
        Near.Equal(history.Best.HeldOut, trainer.Evaluate([far]));
    }

    private static IEnumerable<ISequenceLayer> Leaves(Case at, Random random) =>
        Enumerable.Range(0, at.D).Select(k => new RecurrentLayer(CellKind.All[(at.Seed + k) % CellKind.All.Count].Make(at.H, at.H, random)));

    /// <summary>A random tree over few leaves, so that some stand at several places; every node takes and gives H numbers.</summary>
    private static ISequenceLayer Graph(int units, int depth, ISequenceLayer[] leaves, Random random) => depth == 1
        ? leaves[random.Next(leaves.Length)]
        : random.Next(3) switch
        {
            0 => new StackedLayer(Graph(units, depth - 1, leaves, random), Graph(units, depth - 1, leaves, random)),
            1 => new ResidualLayer(Graph(units, depth - 1, leaves, random)),
            _ => new ReversedLayer(Graph(units, depth - 1, leaves, random)),
        };

    private static Parameter One(double value, double gradient)
    {
        var parameter = new Parameter("w", 1);
        parameter.Set(value);
        parameter.Gradient[0, 0] = (Real)gradient;
        return parameter;
    }
}
