using SequenceModels.Data;
using static SequenceModels.Numerics.Functions;

namespace SequenceModels.Exercises.Lessons;

/// <summary>Exercises of lesson 04-the-vanilla-rnn.</summary>
internal static partial class Lesson04
{
    public static IReadOnlyList<Exercise> Exercises { get; } = [WithoutMemory, OneStep, LastStep, Memory, Floor];

    private static Matrix<double> PageWxh => Matrix<double>.Build.DenseOfArray(new double[,] { { 1, 0, -1 }, { 0, 1, 0 } });

    private static Matrix<double> PageWhh => Matrix<double>.Build.DenseOfArray(new[,] { { 0.5, -0.5 }, { 0.5, 0.5 } });

    private static Exercise WithoutMemory => new Exercise<Func<double[]>>("04.1", ExerciseKind.Predict)
    {
        Asks = "four numbers to two digits: h[0] and h[1] at the end of the first sentence, then of the second",
        Hints =
        [
            "Without W_hh, what does the last step still know of the two before it?",
            "Of three columns of W_xh only one counts for each sentence.",
            "Take the column of W_xh that belongs to the last word, and apply tanh. Then do the same for the other sentence.",
        ],
        Because = "Without W_hh every step stands alone, so only the last word counts. The final states differ only because the last words do: bites dog man would end where dog bites man does. "
            + "Of the five tasks only XOR, one-to-one, can be learnt without W_hh.",
        Tolerance = 0.01,
        Right = () => Ends(0 * PageWhh),
        Mistakes =
        {
            { "weight not changed", "These are the ends of the lesson's own walk, with W_hh at work.", () => Ends(PageWhh) },
            { "activation forgotten", "The right column, the right sentence. But a state has been through tanh.", () => [-1, 0, 1, 0] },
            { "first step instead of last", "That is where each sentence is after its first word. Nothing carries it from there to the end.", () => [.. Ends(0 * PageWhh).Select(h => -h)] },
            { "steps added up", "These are the words added up, and then put through tanh. Adding up the past takes a memory too.", () => [0, Math.Tanh(1), 0, Math.Tanh(1)] },
            { "input forgotten", "It is true that nothing is left of the past. But the last word is not past: it comes in through W_xh.", () => [0, 0, 0, 0] },
            { "rows and columns exchanged", "The right numbers, but as h[0] of both sentences, then h[1] of both. Give one sentence after the other.", () => [-Math.Tanh(1), Math.Tanh(1), 0, 0] },
        },
    };

    private static Exercise OneStep => new Exercise<Func<Matrix<double>, Matrix<double>, Matrix<double>, Matrix<double>, Vector<double>, Matrix<double>>>("04.2", ExerciseKind.Fill)
    {
        Asks = "a function of x_t, h_{t−1}, W_xh, W_hh and b_h that returns h_t",
        Hints =
        [
            "Look at the shapes: what can be multiplied by what, so that the result is [H×B]?",
            "Two products of matrices and a bias; in C#, a matrix plus a vector adds the vector to each column.",
            "Each matrix stands to the left of what it multiplies, as in the equation. Then Tanh goes around the whole sum.",
        ],
        Because = "One line for any H, D and B: the columns are examples that run side by side and share the weights.",
        Trials = () => [Step(hidden: 3, features: 2, batch: 4), Step(hidden: 2, features: 5, batch: 1), Step(hidden: 1, features: 1, batch: 3), Step(hidden: 4, features: 1, batch: 2)],
        Right = (x, h, wxh, whh, b) => Tanh(wxh * x + whh * h + b),
        Mistakes =
        {
            { "bias forgotten", "Both products are in. The equation has a third term.", (x, h, wxh, whh, _) => Tanh(wxh * x + whh * h) },
            { "activation forgotten", "The sum is right, but it has not gone through tanh.", (x, h, wxh, whh, b) => wxh * x + whh * h + b },
            { "activation in the wrong place", "Only a part of the sum goes through tanh.", (x, h, wxh, whh, b) => wxh * x + Tanh(whh * h + b) },
            { "transposed", "W_hh is transposed: it is square, so the shapes fit all the same. Row i of W_hh makes unit i.", (x, h, wxh, whh, b) => Tanh(wxh * x + whh.Transpose() * h + b) },
            { "state not carried", "This is the MLP: the old state does not come in at all.", (x, _, wxh, _, b) => Tanh(wxh * x + b) },
            { "weight forgotten", "The old state comes in as it was: it has not been multiplied by W_hh.", (x, h, wxh, _, b) => Tanh(wxh * x + h + b) },
            { "bias after the activation", "The bias is added after the tanh. It belongs in the sum.", (x, h, wxh, whh, b) => Tanh(wxh * x + whh * h) + b },
            { "activation before the sum", "The products go through tanh one by one. It is their sum that should.", (x, h, wxh, whh, b) => Tanh(wxh * x) + Tanh(whh * h + b) },
            { "σ where tanh belongs", "The sum is right, but it goes through another activation function.", (x, h, wxh, whh, b) => Sigmoid(wxh * x + whh * h + b) },
            { "input forgotten", "The new word does not come in at all.", (_, h, _, whh, b) => Tanh(whh * h + b) },
        },
    };

    private static object?[] Step(int hidden, int features, int batch)
    {
        Matrix<double> Random(int rows, int columns, int seed) => Matrix<double>.Build.Random(rows, columns, seed);
        return [Random(features, batch, 1), Random(hidden, batch, 2), Random(hidden, features, 3), Random(hidden, hidden, 4), Random(hidden, 1, 5).Column(0)];
    }

    /// <summary>The last states of the lesson's two sentences.</summary>
    private static double[] Ends(Matrix<double> whh) => [.. LastState("dog bites man", PageWxh, whh), .. LastState("man bites dog", PageWxh, whh)];

    private static Vector<double> LastState(string sentence, Matrix<double> wxh, Matrix<double> whh)
    {
        var words = new Vocabulary(["dog", "bites", "man"]);
        var h = Vector<double>.Build.Dense(2);
        foreach (var x in words.OneHot(words.Encode(sentence.Split(' '))).EnumerateColumns())
            h = Tanh(wxh * x + whh * h);
        return h;
    }
}
