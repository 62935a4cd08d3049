using SequenceModels.Layers;
using static SequenceModels.Numerics.Functions;

namespace SequenceModels.Exercises.Lessons;

/// <summary>What the last state knows of the first word, and what it costs to know nothing.</summary>
internal static partial class Lesson04
{
    private static Exercise LastStep => new Exercise<Func<Sequence, SequenceModel, Matrix<double>>>("04.3", ExerciseKind.Fault)
    {
        Asks = "a function of a sequence and a network that returns its answers after the last step [K×B]",
        Hints =
        [
            "Follow the states through two turns of the loop. Which of them takes part in the second turn?",
            "The friend has two variables for a state. Which one changes, and which one is read?",
            "W_hh must multiply the state that the turn before has made. One variable is enough.",
        ],
        Because = "h_0 never changes, so every step started from zero: an MLP at each step. At T = 1 the two are the same, and XOR has T = 1. A test with one step tests nothing that is recurrent.",
        Trials = () => [Reader(steps: 3, batch: 2), Reader(steps: 1, batch: 4), Reader(steps: 2, batch: 1), Reader(steps: 7, batch: 3)],
        Right = (x, net) => net.Forward(x).Prediction,
        Mistakes =
        {
            { "state not carried", "This is the friend's network: each step starts from zero, and only the last word counts.", (x, net) => net.Forward(x.Slice(x.Steps - 1, 1)).Prediction },
            { "first step instead of last", "The answer is read from the state after the first word.", (x, net) => net.Forward(x.Slice(0, 1)).Prediction },
            { "off by one step", "One word too few: the state before the last word is read.", (x, net) => x.Steps == 1 ? Read(net, 0 * net.Forward(x).Recurrent.H[0]) : net.Forward(x.Slice(0, x.Steps - 1)).Prediction },
            { "order reversed", "The words are read from the last to the first.", (x, net) => net.Forward(x.Reversed()).Prediction },
            { "activation forgotten", "The state is passed on now, but it no longer goes through tanh.", (x, net) => Read(net, States(x, net, activation: sum => sum)[^1]) },
            { "mean of the states", "All states were averaged. In many-to-one the answer is read from the last one.", (x, net) => Read(net, States(x, net).Aggregate((a, b) => a + b) / x.Steps) },
            { "bias forgotten", "The state is passed on, but the bias of the cell does not come in.", (x, net) => Read(net, States(x, net, bias: 0)[^1]) },
            { "output bias forgotten", "The state is right. The output has a bias of its own.", (x, net) => net.Dense.Why.Value * net.Forward(x).Recurrent.H[x.Steps - 1] },
            { "weight forgotten", "The state is passed on, but not multiplied by W_hh.", (x, net) => Read(net, States(x, net, weighed: false)[^1]) },
            { "first step forgotten", "The first word is never read: at which t does the loop begin?", (x, net) => x.Steps == 1 ? Read(net, 0 * net.Forward(x).Recurrent.H[0]) : net.Forward(x.Slice(1, x.Steps - 1)).Prediction },
            { "answer for state", "This is the last state itself. The answer is still to be read from it.", (x, net) => net.Forward(x).Recurrent.H[x.Steps - 1] },
        },
    };

    private static Exercise Memory => new Exercise<Func<double, double>>("04.4", ExerciseKind.Change)
    {
        Asks = "a function of s that returns the distance between the two last states, with s·W_hh in place of W_hh",
        Hints =
        [
            "What changes in the lesson's experiment, and what stays? There are two matrices, and s belongs to one of them.",
            "Run LastState4 twice, with the two sentences and the same matrix. How far apart are two vectors?",
            "Subtract one from the other and take the L2Norm() of the difference.",
        ],
        Because = "With s = 0 the first word is forgotten, and with a large s it is held for good: tanh presses the two states into two corners. The words between pay the price: "
            + "a state in a corner hardly responds to them. Lesson 06 is about this.",
        Trials = () => [[1.0], [0.0], [0.5], [1.7], [-1.0], [4.0]],
        Right = s => Difference("dog bites dog", PageWxh, s * PageWhh).L2Norm(),
        Mistakes =
        {
            { "other sentences", "This is for dog bites man and man bites dog. They differ in two words, and the last one alone would tell them apart.",
                s => (LastState("dog bites man", PageWxh, s * PageWhh) - LastState("man bites dog", PageWxh, s * PageWhh)).L2Norm() },
            { "weight not changed", "s does nothing here: each time it is the lesson's W_hh.", _ => Difference("dog bites dog", PageWxh, PageWhh).L2Norm() },
            { "both weights changed", "W_xh is multiplied as well. That makes the words themselves louder.", s => Difference("dog bites dog", s * PageWxh, s * PageWhh).L2Norm() },
            { "wrong weight changed", "W_xh is multiplied, and W_hh stays as it was.", s => Difference("dog bites dog", s * PageWxh, PageWhh).L2Norm() },
            { "root forgotten", "The squares are added, but the root is not taken.", s => Math.Pow(Difference("dog bites dog", PageWxh, s * PageWhh).L2Norm(), 2) },
            { "off by one step", "This is how far apart they are one word too early.", s => Difference("dog bites", PageWxh, s * PageWhh).L2Norm() },
            { "sizes added up", "The sizes of the differences are added. The length of a vector is the root of the sum of the squares.", s => Difference("dog bites dog", PageWxh, s * PageWhh).L1Norm() },
            { "largest difference for length", "That is the larger of the two differences. The length of a vector uses both.", s => Difference("dog bites dog", PageWxh, s * PageWhh).InfinityNorm() },
            { "difference of the lengths", "Two vectors of the same length can be far apart: first subtract, then measure.", s => LastState("dog bites dog", PageWxh, s * PageWhh).L2Norm() - LastState("man bites dog", PageWxh, s * PageWhh).L2Norm() },
            { "middle word changed", "These two differ in the middle word. That question comes later.", s => (LastState("dog dog dog", PageWxh, s * PageWhh) - LastState("dog man dog", PageWxh, s * PageWhh)).L2Norm() },
            { "scaled afterwards", "The sentences were read with the lesson's W_hh, and the distance multiplied by s. s belongs to the matrix.", s => s * Difference("dog bites dog", PageWxh, PageWhh).L2Norm() },
        },
    };

    private static Exercise Floor => new Exercise<Func<string[], double>>("04.5", ExerciseKind.Derive)
    {
        Asks = "a function of the words that returns the smallest mean loss in nats, over all words and all steps",
        Hints =
        [
            "At which steps does a network without memory know which word it is to write?",
            "At the first step it sees the digit, so nothing need be paid. At all later steps it sees the same zeros, so it must give the same probabilities. Which ones are best?",
            "Put all letters but the first of each word into one bag. The best bet is how often each occurs in the bag; add up −ln of it for every letter, and divide by the number of all letters, including the first ones.",
        ],
        Because = "It is best to bet on each letter as often as it comes, and the loss is then the entropy of the bag. It is paid at all steps but the first, hence the factor (T − 1)/T. No training gets below it, and no training is needed to know it.",
        Trials = () => [[Digits], [new[] { "ab", "cb", "bd" }], [new[] { "no.", "on.", "oo.", "yes" }], [new[] { "i", "a", "o" }], [new[] { "aaaa", "bbbb", "cbba" }]],
        Right = words => Surprise(Later(words)) / Letters(words),
        Mistakes =
        {
            { "first step forgotten", "At the first step the digit is seen: those letters cost nothing. Are they among the letters you divide by?", words => words.All(word => word.Length == 1) ? 0 : Surprise(Later(words)) / Later(words).Count() },
            { "first letters in the bag", "The first letters are in the bag too. At that step the network sees something else and gives other probabilities.", words => Surprise(words.SelectMany(word => word)) / Letters(words) },
            { "bits for nats", "The base of your logarithm is 2. The loss is in nats.", words => Surprise(Later(words)) / Letters(words) / Math.Log(2) },
            { "sum instead of mean", "That is the loss of all letters together.", words => Surprise(Later(words)) },
            { "step known", "This network knows which step it is at. Zeros do not tell it that; only a state could.", words => Enumerable.Range(1, words[0].Length - 1).Sum(t => Surprise(words.Select(word => word[t]))) / Letters(words) },
            { "chance", "That is ln of the number of letters: for a model that knows nothing, not even how often each occurs.", words => Math.Log(words.SelectMany(word => word).Distinct().Count()) },
            { "dots left out", "The dots were left out of the bag. They are letters to be written too, and they have to be paid for.", words => Surprise(Later(words).Where(letter => letter != '.')) / Letters(words) },
            { "first step not free", "The first letters are paid for here, as if the network did not know which word to write. At that step it sees the digit.", words => (Surprise(Later(words)) + words.Length * Math.Log(words.Length)) / Letters(words) },
            { "divided by the words", "That is the loss of a whole word. The exercise asks for the mean over all steps of all words.", words => Surprise(Later(words)) / words.Length },
        },
    };

    private static string[] Digits => ["one...", "two...", "three.", "four..", "five..", "six...", "seven.", "eight.", "nine.."];

    private static object?[] Reader(int steps, int batch) =>
        [new Sequence(Matrix<double>.Build.Random(3, steps * batch, seed: steps), batch), SequenceModel.Rnn(3, 4, 2, new Random(steps), ReadOut.LastStep)];

    private static Matrix<double> Read(SequenceModel net, Matrix<double> h) => net.Dense.Forward(h);

    private static Matrix<double>[] States(Sequence x, SequenceModel net, Func<Matrix<double>, Matrix<double>>? activation = null, bool weighed = true, int bias = 1)
    {
        var cell = net.Recurrent.Cell;
        var h = Matrix<double>.Build.Dense(cell.HiddenSize, x.Batch);
        return [.. Enumerable.Range(0, x.Steps).Select(t => h = (activation ?? Tanh)(cell.Wxh.Value * x[t] + (weighed ? cell.Whh.Value * h : h) + bias * cell.Bh.Value.Column(0)))];
    }

    private static Vector<double> Difference(string sentence, Matrix<double> wxh, Matrix<double> whh) =>
        LastState(sentence, wxh, whh) - LastState("man" + sentence[3..], wxh, whh);

    private static IEnumerable<char> Later(string[] words) => words.SelectMany(word => word[1..]);

    private static int Letters(string[] words) => words.Sum(word => word.Length);

    /// <summary>Σ −ln of how often each letter occurs, over all letters of the bag.</summary>
    private static double Surprise(IEnumerable<char> bag)
    {
        char[] all = [.. bag];
        return all.Sum(letter => -Math.Log(all.Count(letter.Equals) / (double)all.Length));
    }
}
