using SequenceModels.Lessons;
using SequenceModels.Losses;
using static SequenceModels.Numerics.Functions;

namespace SequenceModels.Exercises.Lessons;

/// <summary>Exercises of lessons 05-backpropagation-through-time and 05b-the-backward-pass.</summary>
internal static partial class Lesson05
{
    private const double W = FrozenExample.Whh;

    public static IReadOnlyList<Exercise> Exercises { get; } = [LastLossOnly, StepBack, Carried, Windows, BiasAndStart];

    private static Exercise LastLossOnly => new Exercise<Func<double[]>>("05.1", ExerciseKind.Predict)
    {
        Asks = "three numbers to three digits: ∂L/∂h_1, ∂L/∂h_2, ∂L/∂h_3",
        Hints =
        [
            "At every state two gradients meet. Which of the two still comes to h_2, and which to h_1?",
            "Begin at the end: ∂L/∂h_3 is the same as before. From there each step back is one multiplication.",
            "The factor from step t to t − 1 is (1 − h_t²)·w, and the table of the first section has every 1 − h_t².",
        ],
        Because = "Nothing comes from the outputs of steps 1 and 2, but blame still arrives from the next step, and at each step back it is multiplied by (1 − h_t²)·w, here by 0.76 and by 0.70. That is many-to-one.",
        Tolerance = 8e-4,
        Right = () => Back(W, 1 - States[2] * States[2], 1 - States[1] * States[1]),
        Mistakes =
        {
            { "loss not changed", "These are the lesson's own numbers: the outputs of steps 1 and 2 still count.", () => Blame(FrozenExample.X, FrozenExample.Y) },
            { "nothing comes back", "A state without a loss of its own is still to blame for what follows from it.", () => Back(0, 1, 1) },
            { "slope forgotten", "Blame goes back through the weight here, but not through tanh, which lies between h_{t−1} and h_t.", () => Back(W, 1, 1) },
            { "weight forgotten", "Blame goes back through tanh here, but not through the weight.", () => Back(1, 1 - States[2] * States[2], 1 - States[1] * States[1]) },
            { "order reversed", "The right numbers, in reverse order. Where does the only error come in, at step 1 or at step 3?", () => [.. Back(W, 1 - States[2] * States[2], 1 - States[1] * States[1]).Reverse()] },
            { "sum instead of mean", "This is for the loss (h_3 − y_3)² without the ⅓ of the mean.", () => [.. Back(W, 1 - States[2] * States[2], 1 - States[1] * States[1]).Select(d => 3 * d)] },
            { "off by one step", "The slope of the wrong step: the way from h_3 back to h_2 leads through the tanh of step 3.", () => Back(W, 1 - States[1] * States[1], 1 - States[0] * States[0]) },
            { "one step only", "Blame arrives at h_2. It does not stop there.", () => [0, .. Back(W, 1 - States[2] * States[2], 0)[1..]] },
            { "square forgotten", "The slope of tanh, expressed by its output, contains a square.", () => Back(W, 1 - States[2], 1 - States[1]) },
            { "weights exchanged", "Here blame travels from state to state through the weight of the input.", () => Back(FrozenExample.Wxh, 1 - States[2] * States[2], 1 - States[1] * States[1]) },
            { "error still on its way", "Each state's own error is gone. But what h_1 gets from h_2 still contains that of step 2. Begin at the end, and go back again.", () => [.. Blame(FrozenExample.X, FrozenExample.Y).Select((blame, t) => t < 2 ? blame - 2 * (States[t] - FrozenExample.Y[t]) / 3 : blame)] },
            { "activation applied twice", "h_t has been through tanh already, and you apply it again before you take the slope.", () => Back(W, 1 - Math.Pow(Math.Tanh(States[2]), 2), 1 - Math.Pow(Math.Tanh(States[1]), 2)) },
        },
    };

    private static Exercise StepBack => new Exercise<Func<Matrix<double>, Matrix<double>, Matrix<double>, Matrix<double>>>("05.2", ExerciseKind.Fill)
    {
        Asks = "a function of ∂L/∂h_t, h_t and W_hh that returns what step t passes back to h_{t−1}, [H×B]",
        Hints =
        [
            "Walk the step forward: first the weight, then tanh. In which order does the backward pass meet them?",
            "The slope of tanh can be expressed by its output, so no sum of the forward pass is needed. It is multiplied entry by entry.",
            "After tanh, a row would be multiplied by W_hh from the right. For columns that means the transposed matrix, from the left.",
        ],
        Because = "The backward pass is the forward pass in reverse: first through tanh, entry by entry with 1 − h_t², and then through W_hh, transposed.",
        Trials = () => [Way(hidden: 3, batch: 2), Way(hidden: 2, batch: 5), Way(hidden: 1, batch: 3), Way(hidden: 4, batch: 1)],
        Right = (dh, h, whh) => whh.Transpose() * Hadamard(1 - h.PointwisePower(2), dh),
        Mistakes =
        {
            { "slope forgotten", "The blame never went through the activation function: where is the slope of tanh?", (dh, _, whh) => whh.Transpose() * dh },
            { "transposed", "Here W_hh is used as in the forward pass. In the backward pass the blame of unit i goes to all units that fed it, so rows become columns.", (dh, h, whh) => whh * Hadamard(1 - h.PointwisePower(2), dh) },
            { "slope after the weight", "The slope and the weight are applied in the wrong order. The slopes are those of step t, so they belong to ∂L/∂h_t.", (dh, h, whh) => Hadamard(1 - h.PointwisePower(2), whh.Transpose() * dh) },
            { "square forgotten", "The slope of tanh, expressed by its output, contains a square.", (dh, h, whh) => whh.Transpose() * Hadamard(1 - h, dh) },
            { "activation applied twice", "h_t has been through tanh already, and you apply it again before you take the slope.", (dh, h, whh) => whh.Transpose() * Hadamard(1 - Tanh(h).PointwisePower(2), dh) },
            { "slope of the sigmoid", "This is the slope of the sigmoid, s(1 − s). The activation function here is tanh.", (dh, h, whh) => whh.Transpose() * Hadamard(Hadamard(h, 1 - h), dh) },
            { "weight forgotten", "Through tanh, yes. But between the two states there is also W_hh.", (dh, h, _) => Hadamard(1 - h.PointwisePower(2), dh) },
            { "transposed, slope forgotten", "Two things: the blame never went through tanh, and W_hh is used as in the forward pass.", (dh, _, whh) => whh * dh },
            { "1 forgotten", "h² is what is subtracted from 1. The slope is what is left.", (dh, h, whh) => whh.Transpose() * Hadamard(h.PointwisePower(2), dh) },
        },
    };

    private static double[] States => [.. FrozenExample.Model().Forward(FrozenExample.Sequence).Recurrent.H.Columns.Row(0)];

    /// <summary>Where only the last answer counts: ∂L/∂h_1 … ∂L/∂h_3, if a step back multiplies by weight and slope.</summary>
    private static double[] Back(double weight, double slope3, double slope2)
    {
        double third = 2 * (States[2] - FrozenExample.Y[2]) / 3, second = slope3 * weight * third;
        return [slope2 * weight * second, second, third];
    }

    /// <summary>∂L/∂h_1 … ∂L/∂h_T of the walker.</summary>
    private static double[] Blame(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        var model = FrozenExample.Model();
        var tape = model.Forward(Sequence.Of(x));
        var dH = new Sequence(model.Dense.Backward(tape.Read, new SquaredError().Gradient(tape.Prediction, Sequence.Of(y).Columns)));
        return [.. model.Recurrent.StateGradients((Layers.RecurrentTape)tape.Recurrent, dH).Skip(1).Select(state => state.H[0, 0])];
    }

    private static object?[] Way(int hidden, int batch)
    {
        Matrix<double> Random(int columns, int seed) => Matrix<double>.Build.Random(hidden, columns, seed);
        return [Random(batch, 1), Tanh(Random(batch, 2)), Random(hidden, 3)];
    }
}
