namespace SequenceModels.Exercises.Lessons;

/// <summary>How little a window may know, and how high a matrix may climb before it dies.</summary>
internal static partial class Lesson06
{
    private static Exercise WindowFloor => new Exercise<Func<int, double>>("06.4", ExerciseKind.Change)
    {
        Asks = "a function of the window k that returns the smallest mean loss in nats",
        Hints =
        [
            "Write down the first step that a window of k sees. Where can the two signs be?",
            "Each sign is at one of two steps, with equal chance, so there are four cases. In each case the loss is 0, ln 2 or ln 4.",
            "A window of k begins at step 21 − k. Go through the four cases: not even the second sign is seen, only the second is seen, both are seen. Then take the mean of the four losses.",
        ],
        Because = "What is not in the window cannot be learnt from it: two signs unknown cost ln 4, one costs ln 2. Between these levels lie windows that see a sign in half of the examples, and pay half.",
        Trials = () => [[9], [8], [3], [10], [16], [17], [18], [20], [1]],
        Right = window => Cases(window).Average(),
        Mistakes =
        {
            { "off by one step", "Your windows see one step more than they have. The last of 20 steps is step 20: where does a window of 1 begin?", window => Cases(window + 1).Average() },
            { "half of the examples forgotten", "Here a sign counts only if the window sees both of the steps where it may be. In half of the examples it is at the later one.", window => Cases(window).Max() },
            { "bits for nats", "The base of your logarithm is 2. The loss is in nats.", window => Cases(window).Average() / Math.Log(2) },
            { "mean of the chances", "The probabilities were averaged, and the logarithm taken at the end. A mean loss is a mean of logarithms.", window => -Math.Log(Cases(window).Average(loss => Math.Exp(-loss))) },
            { "wrong end", "Your window begins at the first step. The loss comes after the last one, and the gradient goes back from there.", window => Both((first, second) => first > window ? Math.Log(4) : second > window ? Math.Log(2) : 0).Average() },
            { "one step too few", "Your windows see one step fewer than they have. Which is the first of the last 10 of 20 steps?", window => Cases(window - 1).Average() },
            { "half of the examples too many", "Here a sign counts as soon as the window sees one of the two steps where it may be. In half of the examples it is at the earlier one.", window => Cases(window).Min() },
            { "logarithm of the mean", "The numbers of possible answers were averaged, and the logarithm taken at the end. A mean loss is a mean of logarithms.", window => Math.Log(Cases(window).Average(Math.Exp)) },
            { "perplexity for loss", "These are numbers of choices, e to the loss. The exercise asks for the loss.", window => Math.Exp(Cases(window).Average()) },
        },
    };

    private static Exercise Peak => new Exercise<Func<double, double, double>>("06.5", ExerciseKind.Derive)
    {
        Asks = "a function of ρ and a that returns a whole number: the k ≥ 1 at which the corner of W^k is largest in size",
        Hints =
        [
            "Work out W² and W³ with letters. What is in the corner each time?",
            "There is a pattern with k, a and a power of ρ. It rises from k to k + 1 as long as a certain quotient is above 1.",
            "The corner of W^(k+1), divided by that of W^k, is ρ·(k + 1)/k. Ask for the first whole k at which it is no longer above 1.",
        ],
        Because = "The corner of W^k is k·a·ρ^(k−1), and it grows as long as k < ρ/(1 − ρ). The height depends on a, but the lag does not. As ρ tends to 1 the peak moves out without limit: a radius below 1 promises nothing about the next hundred steps.",
        Trials = () => [[0.85, 2.0], [0.3, 5.0], [0.6, -1.0], [0.93, 0.1], [0.988, 4.0], [0.51, -3.0]],
        Right = (rho, _) => Math.Max(1, Math.Ceiling(rho / (1 - rho))),
        Mistakes =
        {
            { "off by one step", "One lag too early: there the corner still grows. Does your count begin with W to the power 0?", (rho, _) => Math.Max(1, Math.Ceiling(rho / (1 - rho))) - 1 },
            { "not a whole number", "Powers are whole. Between which two does your number lie, and up to which of them does the corner grow?", (rho, _) => rho / (1 - rho) },
            { "between two lags", "That is where the smooth curve has its top. Powers are whole: at which lag near it is the corner largest?", (rho, _) => -1 / Math.Log(rho) },
            { "smooth top cut off", "The smooth curve has its top between two lags, and you took the lower one. Which of the two corners is larger?", (rho, _) => Math.Floor(-1 / Math.Log(rho)) },
            { "smooth top rounded", "The smooth curve has its top between two lags. The nearer one need not be the larger one: compare the two corners.", (rho, _) => Math.Round(-1 / Math.Log(rho)) },
            { "smooth top rounded up", "The smooth curve has its top between two lags, and you took the upper one. Which of the two corners is larger?", (rho, _) => Math.Ceiling(-1 / Math.Log(rho)) },
            { "one step too many", "One lag too late: there the corner is already falling.", (rho, _) => Math.Max(1, Math.Ceiling(rho / (1 - rho))) + 1 },
            { "height for lag", "This is how large the corner is. The exercise asks at which k.", (rho, a) => Math.Max(1, Math.Ceiling(rho / (1 - rho))) * Math.Abs(a) * Math.Pow(rho, Math.Max(1, Math.Ceiling(rho / (1 - rho))) - 1) },
            { "diagonal for corner", "The diagonal is largest at the start and falls. The corner, at the top right, does something else.", (_, _) => 1 },
        },
    };

    /// <summary>The loss in each of the four cases, when steps 21 − k to 20 are seen.</summary>
    private static double[] Cases(int window) => Both((first, second) => second <= 20 - window ? Math.Log(4) : first <= 20 - window ? Math.Log(2) : 0);

    /// <summary>Of the steps of the two signs, 3 or 4 and 11 or 12.</summary>
    private static double[] Both(Func<int, int, double> of) => [of(3, 11), of(3, 12), of(4, 11), of(4, 12)];
}
