using SequenceModels.Data.Tasks;
using SequenceModels.Layers;
using SequenceModels.Lessons;
using SequenceModels.Losses;
using SequenceModels.Training;

namespace SequenceModels.Exercises.Lessons;

/// <summary>Exercises of lessons 06-vanishing-and-exploding-gradients and 06b-clipping-and-truncation.</summary>
internal static partial class Lesson06
{
    public static IReadOnlyList<Exercise> Exercises { get; } = [Waiting, Clipping, Truncation, WindowFloor, Peak];

    private static Exercise Waiting => new Exercise<Func<double[]>>("06.1", ExerciseKind.Predict)
    {
        Asks = "three numbers to two digits: the factor of one step for w = 0.5, w = 1 and w = 2",
        Hints =
        [
            "Where does the state come to rest: for which of the three weights at zero, for which somewhere else?",
            "The factor is the walker's Jacobian at the fixed point. It is a product of two things.",
            "A fixed point is a state that a step leaves unchanged: h = tanh(w·h). Try h = 0.9 with w = 2, put the result in again, and when it no longer changes, take (1 − h²)·w there.",
        ],
        Because = "Below one the state rests at 0, where the factor is w itself. Above one it rests where tanh is flat, and the larger w is, the flatter. So no weight makes the waiting walker's gradient grow. The best is w = 1, where nothing is held firmly.",
        Tolerance = 0.01,
        Right = () => Factors((w, h) => w * (1 - h * h)),
        Mistakes =
        {
            { "slope forgotten", "This is the rule w^k without tanh. With w = 2 the state does not rest at 0.", () => [0.5, 1, 2] },
            { "weight forgotten", "This is the slope of tanh at the fixed point. A nudge also goes through the weight.", () => Factors((_, h) => 1 - h * h) },
            { "memory taken for gradient", "With w = 2 the state is remembered for ever. But does a state that is held so firmly respond to a nudge?", () => [0.5, 1, 1] },
            { "not settled", "These are the factors of the first pause. The state goes on moving after that.", () => [.. Weights.Select(w => w * (1 - (Math.Tanh(0.5) * Math.Tanh(0.5))))] },
            { "square forgotten", "The slope of tanh, expressed by its output, contains a square.", () => Factors((w, h) => w * (1 - h)) },
            { "flat taken for level", "At its fixed point with w = 2 the state lies where tanh is nearly flat, but not quite: a part of the nudge gets through.", () => [0.5, 1, 0] },
            { "state for factor", "These are the fixed points themselves. The exercise asks what becomes of a nudge there.", () => Factors((_, h) => h) },
        },
    };

    private static Exercise Clipping => new Exercise<Func<double[][], double, double[][]>>("06.2", ExerciseKind.Fill)
    {
        Asks = "a function of the gradients (one array for each parameter) and the limit c that returns the clipped gradients in the same shape",
        Hints =
        [
            "If the direction of the whole gradient is to stay, how many lengths are there: one for each parameter, or one for all?",
            "Square all entries of all arrays, add them up, take the root. Then find the one factor that everything is multiplied by.",
            "The factor is the limit divided by the length, but never more than 1: a short gradient stays as it is.",
        ],
        Because = "One factor for all entries keeps the direction, and that is the point: the step is shorter but goes the same way.",
        Tolerance = 1e-5,
        Trials = () =>
        [
            [new double[][] { [0.7, 0], [0, 2.4] }, 1.0], [new double[][] { [0.3, -0.1], [0.2] }, 1.0], [new double[][] { [3, -4, 12], [-1, 0.5], [80] }, 5.0], [new double[][] { [-0.02, 0.05] }, 0.01],
        ],
        Right = (g, c) => Scaled(g, Math.Min(1, c / Length(g))),
        Mistakes =
        {
            { "each by itself", "Each parameter got a factor of its own. Then the whole gradient turns, and may be longer than the limit.", (g, c) => [.. g.Select(one => Scaled([one], Math.Min(1, c / Length([one])))[0])] },
            { "by value", "Every entry was cut to the limit. That is the other kind of clipping, the one that turns the gradient.", (g, c) => [.. g.Select(one => one.Select(value => Math.Clamp(value, -c, c)).ToArray())] },
            { "short ones stretched", "The long ones are right. But a gradient that is shorter than the limit was made longer.", (g, c) => Scaled(g, c / Length(g)) },
            { "root forgotten", "You divided by the sum of the squares. That is the square of the length.", (g, c) => Scaled(g, Math.Min(1, c / (Length(g) * Length(g)))) },
            { "limit forgotten", "Whatever the limit is, this cuts to 1.", (g, _) => Scaled(g, Math.Min(1, 1 / Length(g))) },
            { "largest entry for length", "You took the largest entry for the length of the gradient.", (g, c) => Scaled(g, Math.Min(1, c / g.Max(one => one.Max(Math.Abs)))) },
            { "sizes added up", "The sizes of all entries were added up. The length is the root of the sum of the squares.", (g, c) => Scaled(g, Math.Min(1, c / g.Sum(one => one.Sum(Math.Abs)))) },
            { "lengths added up", "The arrays' lengths were added up. Lengths do not add, squares do.", (g, c) => Scaled(g, Math.Min(1, c / g.Sum(one => Length([one])))) },
            { "nothing clipped", "The gradients come back as they were.", (g, _) => g },
            { "upside down", "The fraction is upside down: the longer the gradient, the smaller its factor must be.", (g, c) => Scaled(g, Math.Min(1, Length(g) / c)) },
            { "length computed again", "The length was computed again after a part of the gradient had been scaled. Compute it once, before anything changes.", (g, c) => [.. g.Select((_, n) => g[n] = Scaled([g[n]], Math.Min(1, c / Length(g)))[0])] },
            { "negative entries not clipped", "That is clipping by value, and on one side only.", (g, c) => [.. g.Select(one => one.Select(value => Math.Min(value, c)).ToArray())] },
        },
    };

    private static Exercise Truncation => new Exercise<Func<SequenceModel, Batch<int[]>, int, Matrix<double>>>("06.3", ExerciseKind.Fault)
    {
        Asks = "a function of network, batch and window that returns ∂L/∂W_hh, cut to the last k steps",
        Hints =
        [
            "What is cut in truncated backpropagation, and what is not?",
            "Compare the friend's prediction with that of the network on all T steps. They should be the same.",
            "The steps before the window must be run as well, but without a backward pass. The state they leave is the second argument of Forward.",
        ],
        Because = "Truncation cuts the gradient, not the state: the first steps are run, the state they leave is taken as a plain value, and only the backward pass stops there. Started from zero, the network would learn for a past that it never has.",
        Trials = () => [Reading(3), Reading(10), Reading(1), Reading(6)],
        Right = Truncated,
        Mistakes =
        {
            { "state not carried", "The window starts from zero, like the friend's: what happened before it is forgotten.", (reader, batch, k) => Gradient(reader, batch, batch.X.Slice(batch.X.Steps - k, k), null) },
            { "not cut", "This is the whole gradient: it goes back to the first step.", (reader, batch, _) => Truncated(reader, batch, batch.X.Steps) },
            { "off by one step", "The window is one step too long.", (reader, batch, k) => Truncated(reader, batch, Math.Min(k + 1, batch.X.Steps)) },
            { "one step too few", "The window is one step too short.", (reader, batch, k) => Truncated(reader, batch, Math.Max(k - 1, 1)) },
            { "state from the end", "The window starts from the state after the whole text, which has seen what is still to come.", (reader, batch, k) => Gradient(reader, batch, batch.X.Slice(batch.X.Steps - k, k), reader.Predict(batch.X).Final) },
            { "state of another passage", "The state comes from the first k steps. Which steps lie before the window?", (reader, batch, k) => Gradient(reader, batch, batch.X.Slice(batch.X.Steps - k, k), reader.Predict(batch.X.Slice(0, k)).Final) },
            { "wrong end", "The window lies at the beginning. The loss comes after the last step, and the gradient starts there.", (reader, batch, k) => Gradient(reader, batch, batch.X.Slice(0, k), null) },
        },
    };

    private static double[] Weights => [0.5, 1, 2];

    /// <summary>Of weight and resting place, for the three weights; at w = 1 the state creeps to 0, so it is given time.</summary>
    private static double[] Factors(Func<double, double, double> of)
    {
        return [.. Weights.Select(w => of(w, Rest(w)))];

        static double Rest(double w)
        {
            double h = Math.Tanh(FrozenExample.Wxh);
            for (int t = 0; t < 100_000; t++)
                h = Math.Tanh(w * h);
            return h;
        }
    }

    private static double Length(double[][] g) => Math.Sqrt(g.Sum(one => one.Sum(value => value * value)));

    private static double[][] Scaled(double[][] g, double factor) => [.. g.Select(one => one.Select(value => factor * value).ToArray())];

    private static object?[] Reading(int window) =>
        [SequenceModel.Rnn(8, 5, 4, new Random(window), ReadOut.LastStep), SequenceTasks.TemporalOrder(4, 10, new Random(window)), window];

    private static Matrix<double> Truncated(SequenceModel reader, Batch<int[]> batch, int window)
    {
        int cut = batch.X.Steps - window;
        return Gradient(reader, batch, batch.X.Slice(cut, window), cut == 0 ? null : reader.Predict(batch.X.Slice(0, cut)).Final);
    }

    private static Matrix<double> Gradient(SequenceModel reader, Batch<int[]> batch, Sequence window, Cells.State? start)
    {
        var tape = reader.Forward(window, start);
        reader.Recurrent.Cell.Whh.ZeroGradient();
        reader.Backward(tape, new SoftmaxCrossEntropy().Gradient(tape.Prediction, batch.Target));
        return reader.Recurrent.Cell.Whh.Gradient.Clone();
    }
}
