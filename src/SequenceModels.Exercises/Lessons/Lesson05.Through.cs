using SequenceModels.Lessons;
using SequenceModels.Losses;

namespace SequenceModels.Exercises.Lessons;

/// <summary>Through many steps: the product of Jacobians, the seams between windows, the bias and the start.</summary>
internal static partial class Lesson05
{
    private static Exercise Carried => new Exercise<Func<Matrix<double>[], int, int, Matrix<double>>>("05.3", ExerciseKind.Fault)
    {
        Asks = "a function of the Jacobians J_1 … J_T, t and i that returns ∂h_t/∂h_i",
        Hints =
        [
            "Ask the friend's function for ∂h_3/∂h_3. What should come out, and what does?",
            "There are two faults. One is where the product begins; for the other, write ∂h_3/∂h_1 on paper with two chain rules.",
            "Read ∂h_3/∂h_2 · ∂h_2/∂h_1 from left to right: the later step is on the left. And J_k leads from h_{k−1} to h_k, so which one comes first on the way from h_i?",
        ],
        Because = "From h_i to h_t there are t − i steps, so t − i factors, and none for t = i. Later steps stand further to the left, so that from left to right the path runs backwards in time.",
        Trials = () => [[Jacobians(size: 3), 5, 2], [Jacobians(size: 2), 3, 3], [Jacobians(size: 3), 4, 3], [Jacobians(size: 2), 4, 1], [Jacobians(size: 1), 2, 1]],
        Right = (j, t, i) => Product(j, i + 1, t),
        Mistakes =
        {
            { "off by one step and order reversed", "Both of the friend's faults are still there.", (j, t, i) => Turned(j, i, t) },
            { "order reversed", "The right factors, but the earliest is on the left. Matrices do not commute.", (j, t, i) => Turned(j, i + 1, t) },
            { "off by one step", "One Jacobian too many: J_i leads to h_i, where the path begins.", (j, t, i) => Product(j, i, t) },
            { "one step too few", "One Jacobian too few: does your loop stop before t?", (j, t, i) => Product(j, i + 1, t - 1) },
            { "one step too early", "The right number of factors, all of them one step too early: J_k leads from h_{k−1} to h_k.", (j, t, i) => Product(j, i, t - 1) },
            { "one step too early and order reversed", "The order is still the friend's, and now all factors are one step too early.", (j, t, i) => Turned(j, i, t - 1) },
            { "identity forgotten", "From h_t to h_t there is no step, and nothing to multiply. But ∂h_t/∂h_t is not zero: a nudge arrives as it is.", (j, t, i) => t == i ? 0 * j[1] : Product(j, i + 1, t) },
            { "transposed", "This is the transposed matrix: rows say what is moved, columns what changes. It should be the other way round.", (j, t, i) => Product(j, i + 1, t).Transpose() },
            { "sum instead of product", "The Jacobians were added. Along one path they are multiplied.", (j, t, i) => j[(i + 1)..(t + 1)].Aggregate(0 * j[1], (a, b) => a + b) },
            { "entry by entry", "The Jacobians were multiplied entry by entry. A chain of steps is a matrix product.", (j, t, i) => t == i ? Identity(j) : Between(j, i + 1, t).Aggregate((a, b) => a.PointwiseMultiply(b)) },
        },
    };

    private static Exercise Windows => new Exercise<Func<int, int, double>>("05.4", ExerciseKind.Change)
    {
        Asks = "a function of lag and window that returns a share between 0 and 1",
        Hints =
        [
            "Draw ten steps in a row and cut them into windows. For each target, draw an arrow from the input that it repeats.",
            "The first steps have no input to repeat, and no target. Of the other arrows, which cross a seam?",
            "Number the steps from 0. Step t lies in window t / window (whole numbers); the target at t needs the input of t − lag. Count, and divide by the number of targets.",
        ],
        Because = "Only pairs within one window are seen by a gradient. With a lag of three, windows of 2 contain no pair and teach nothing about it; windows of 5 contain four of seven, and the weights are shared: what is learnt from four targets serves the other three.",
        Trials = () => [[3, 5], [3, 2], [3, 10], [1, 5], [2, 5], [4, 5], [1, 1], [1, 2]],
        Right = (lag, window) => Steps(lag).Average(t => t / window == (t - lag) / window ? 1.0 : 0),
        Mistakes =
        {
            { "steps without a target counted", "You divided by all ten steps. The first steps have no target, since there is nothing to repeat yet.", (lag, window) => Steps(lag).Count(t => t / window == (t - lag) / window) / 10.0 },
            { "count instead of share", "That is the number of targets. The exercise asks for their share.", (lag, window) => Steps(lag).Count(t => t / window == (t - lag) / window) },
            { "seam not seen", "This window moves along with the target. The lesson's windows stand still: a target just after a seam has its input beyond it.", (lag, window) => lag < window ? 1 : 0 },
            { "off by one step", "Here an input one step before the window counts as seen. The state is carried over the seam, but no gradient goes back over it.", (lag, window) => Steps(lag).Average(t => t % window >= lag - 1 ? 1.0 : 0) },
            { "other side counted", "These are the targets whose input lies beyond the seam.", (lag, window) => Steps(lag).Average(t => t / window == (t - lag) / window ? 0.0 : 1) },
            { "negative share", "Where the lag is longer than the window, your count is negative.", (lag, window) => 10.0 / window * (window - lag) / (10 - lag) },
            { "share of one window", "That is the share of a window's steps, and it goes below 0 where the lag is longer. The exercise asks for the share of the targets.", (lag, window) => (window - lag) / (double)window },
            { "integer division", "The share is cut to 0 or 1. In C# an int divided by an int is an int.", (lag, window) => Steps(lag).Count(t => t / window == (t - lag) / window) / (10 - lag) },
            { "one window only", "That is the share that one window holds, of all targets. How many windows are there?", (lag, window) => Math.Max(0, window - lag) / (10.0 - lag) },
            { "one step too few", "One target of each window is forgotten. In a window of 5 with a lag of 3, which steps have their input inside?", (lag, window) => Steps(lag).Average(t => t % window > lag ? 1.0 : 0) },
            { "counted from 1", "The targets are counted from 1 and the windows from 0, so the seams lie one step too early. Number the steps from 0.", (lag, window) => Steps(lag).Average(t => (t + 1) / window == (t + 1 - lag) / window ? 1.0 : 0) },
        },
    };

    private static Exercise BiasAndStart => new Exercise<Func<double[], double[], double[]>>("05.5", ExerciseKind.Derive)
    {
        Asks = "a function of x_1 … x_T and y_1 … y_T that returns two numbers: ∂L/∂b_h, then ∂L/∂h_0",
        Hints =
        [
            "Line 9 collects the blame of all states for one weight. What does b_h do immediately to a state? And at how many steps does h_0 enter?",
            "You need every h_t first, then ∂L/∂h_t from the last to the first, as in line 8. Only then collect.",
            "b_h is in the same sum as w·h_{t−1}, but is multiplied by 1. And h_0 is one more state: what line 8 passes from h_2 to h_1, it also passes from h_1 to h_0.",
        ],
        Because = "b_h acts at every step with slope 1 − h_t², so its gradient is a sum over all steps: dbh += dA.RowSums(). h_0 acts at step 1 only; its gradient is what is left in dNext when the loop ends.",
        Trials = () =>
        [
            [FrozenExample.X.ToArray(), FrozenExample.Y.ToArray()], [new[] { 2.0 }, new[] { -1.0 }], [new[] { -0.5, 3, 1, 0, -2 }, new[] { 1, -1, 0.5, 2, 0 }], [new[] { 0.0, 1 }, new[] { 0.5, 0.25 }],
        ],
        Tolerance = 1e-5,
        Right = (x, y) => OfWalker(x, y),
        Mistakes =
        {
            { "slope forgotten", "∂L/∂h_t is right. But b_h and h_0 come before tanh, so the way to them leads through its slope.", (x, y) => [Blame(x, y).Sum(), W * Blame(x, y)[0]] },
            { "nothing comes back", "Each state was blamed for its own output only. Where is what comes from the next step?", (x, y) => Collected(x, Own(x, y)) },
            { "off by one step", "The second number is ∂L/∂h_1. From there to h_0 there is one more step.", (x, y) => [OfWalker(x, y)[0], Blame(x, y)[0]] },
            { "start taken for constant", "The second number is zero. h_0 is zero, but its gradient asks what would happen if it were not.", (x, y) => [OfWalker(x, y)[0], 0] },
            { "steps not added up", "This is what b_h does at step 1. It acts at every step, and gradients of shared weights add up.", (x, y) => [(1 - Walk(x)[0] * Walk(x)[0]) * Blame(x, y)[0], OfWalker(x, y)[1]] },
            { "sum instead of mean", "The loss is the mean over the T steps; this is the gradient of the sum.", (x, y) => [.. OfWalker(x, y).Select(d => x.Length * d)] },
            { "mean over the steps", "The contributions of the steps to b_h were averaged. One bias moves all steps at once, so its effects add up.", (x, y) => [OfWalker(x, y)[0] / x.Length, OfWalker(x, y)[1]] },
            { "slope forgotten on the way", "The last step, to b_h and to h_0, is right. But from state to state blame goes back through tanh as well.", (x, y) => Collected(x, Straight(x, y)) },
            { "slope forgotten everywhere", "The slope of tanh is nowhere to be seen: every step back, from state to state and to b_h and h_0, leads through it.", (x, y) => [Straight(x, y).Sum(), W * Straight(x, y)[0]] },
            { "weight forgotten", "The second number has been through tanh, but not through the weight that multiplies h_0.", (x, y) => [OfWalker(x, y)[0], OfWalker(x, y)[1] / W] },
            { "last step only", "This is what b_h does at the last step. It acts at every step, and gradients of shared weights add up.", (x, y) => [(1 - Walk(x)[^1] * Walk(x)[^1]) * Blame(x, y)[^1], OfWalker(x, y)[1]] },
            { "weight for bias", "The first number is ∂L/∂w_hh: each step's contribution was multiplied by the state before it. What is b_h multiplied by in the sum?", (x, y) => [Blame(x, y).Select((d, t) => t == 0 ? 0 : d * (1 - Walk(x)[t] * Walk(x)[t]) * Walk(x)[t - 1]).Sum(), OfWalker(x, y)[1]] },
        },
    };

    private static Matrix<double>[] Jacobians(int size) => [.. Enumerable.Range(0, 6).Select(k => Matrix<double>.Build.Random(size, size, seed: k) * (k == 0 ? 0 : 1))];

    /// <summary>J_last · … · J_first; the identity where there is none.</summary>
    private static Matrix<double> Product(Matrix<double>[] j, int first, int last) => Between(j, first, last).Aggregate(Identity(j), (product, factor) => factor * product);

    /// <summary>J_first · … · J_last: the wrong way round.</summary>
    private static Matrix<double> Turned(Matrix<double>[] j, int first, int last) => Between(j, first, last).Aggregate(Identity(j), (product, factor) => product * factor);

    private static IEnumerable<Matrix<double>> Between(Matrix<double>[] j, int first, int last) => j.Take(last + 1).Skip(first);

    private static Matrix<double> Identity(Matrix<double>[] j) => Matrix<double>.Build.DenseIdentity(j[0].RowCount);

    /// <summary>The steps, counted from 0, whose answer is asked in an echo of ten.</summary>
    private static IEnumerable<int> Steps(int lag) => Enumerable.Range(lag, 10 - lag);

    private static double[] Walk(double[] x) => [.. FrozenExample.Model().Forward(Sequence.Of(x)).Recurrent.H.Columns.Row(0)];

    /// <summary>∂ℓ_t/∂h_t, what each state is blamed for by its own answer.</summary>
    private static double[] Own(double[] x, double[] y) => [.. Walk(x).Zip(y, (h, target) => 2 * (h - target) / x.Length)];

    /// <summary>∂L/∂h_t, if blame went back through the weight alone.</summary>
    private static double[] Straight(double[] x, double[] y)
    {
        double next = 0;
        return [.. Own(x, y).Reverse().Select(own => next = own + W * next).Reverse()];
    }

    /// <summary>∂L/∂b_h and ∂L/∂h_0 from the blame of the states.</summary>
    private static double[] Collected(double[] x, double[] blame)
    {
        double[] slopes = [.. Walk(x).Select(h => 1 - h * h)];
        return [blame.Zip(slopes, (d, slope) => d * slope).Sum(), W * slopes[0] * blame[0]];
    }

    private static double[] OfWalker(double[] x, double[] y)
    {
        var model = FrozenExample.Model();
        var tape = model.Forward(Sequence.Of(x));
        var back = model.Backward(tape, new SquaredError().Gradient(tape.Prediction, Sequence.Of(y).Columns));
        return [model.Recurrent.Cell.Bh.Gradient[0, 0], back.Initial.H[0, 0]];
    }
}
