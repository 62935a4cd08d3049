namespace SequenceModels.Exercises.Lessons;

/// <summary>Held-out lines that are none, and what it costs to forget a day.</summary>
internal static partial class Lesson01
{
    private const int Day1 = 4;
    private const int Day2 = 2;
    private const int Day3 = 1;

    // P(X_1, X_2, X_3) of the lesson: DDD, DDR, DRD … RRR; in the number of an entry a day is a binary digit.
    private static readonly double[] Joint = [.36, .09, .05, .10, .12, .04, .12, .12];

    private static Exercise LeakingSplit => new Exercise<Func<int, int[]>>("01.3", ExerciseKind.Fault)
    {
        Asks = "a function of the number of lines n that returns the numbers of the held-out lines, counted from 0",
        Hints =
        [
            "Held out means that the model has never met it. Could the friend's model have met the words of line 9?",
            "Each file repeats its own words. Look at the lines just before and after a held-out line. Which part are they in?",
            "Cut the text once, in one place, and shuffle nothing across the cut. The model learns from what comes before it.",
        ],
        Because = "Split a sequence by time or position, once, and before anything is mixed. A held-out line whose neighbours were in the training part has already been met, in all but name.",
        Trials = () => [[50], [100], [1200], [30]],
        Right = n => Lines(n - n / 10, n / 10),
        AlsoRight = n => [.. Lines(n - n / 10, n / 10).Reverse()],
        Mistakes =
        {
            { "neighbours in training", "This is still the friend's split: the lines on both sides of each held-out line are in the training part.", n => [.. Lines(0, n).Where(line => line % 10 == 9)] },
            { "neighbours in training, again", "Other lines, the same leak: every tenth line sits among lines that the model learns from.", n => [.. Lines(0, n).Where(line => line % 10 == 0)] },
            { "trained on the future", "Nothing leaks between neighbours now. But the model learns from what comes after the test, and it should forecast.", n => Lines(0, n / 10) },
            { "files trained on the future", "Whole files are held out, so no word of theirs was met. But some of the files learnt from come later than those judged, and the model should forecast.", n => [.. Lines(0, n).Where(line => line / 30 % 10 == 9)] },
            { "parts exchanged", "These are the lines to learn from. The exercise asks for the others.", n => Lines(0, n - n / 10) },
            { "off by one step", "Lines are counted from 0, so that the last one has number n − 1. Here they are all one too high.", n => Lines(n - n / 10 + 1, n / 10) },
        },
    };

    private static Exercise ForgettingYesterday => new Exercise<Func<double>>("01.4", ExerciseKind.Change)
    {
        Asks = "bits(X_3 | X_1) − bits(X_3 | X_1, X_2), to four digits",
        Hints =
        [
            "Two numbers of bits: with both days known, and with day 1 only. The price is the difference.",
            "The line of day2Only4 forgets day 1. Which letters of the pattern must become question marks to forget day 2 instead?",
            "P(x_3 | x_1) = P(x_1, x_3) / P(x_1): in the numerator a question mark stands for day 2, in the denominator for days 2 and 3.",
        ],
        Because = "Yesterday says far more about today than the day before yesterday does, and forgetting it costs ten times as much. The price of forgetting depends on what is forgotten, and it is never negative.",
        Tolerance = 5e-5,
        Right = () => Bits(Day1) - Bits(Day1 | Day2),
        Mistakes =
        {
            { "experiment not changed", "That is the lesson's price, for forgetting day 1. Here we forget day 2.", () => Bits(Day2) - Bits(Day1 | Day2) },
            { "compared with the wrong one", "That is how much more it costs to forget day 2 than to forget day 1. The exercise compares with knowing both days.", () => Bits(Day1) - Bits(Day2) },
            { "wrong day given", "You divided by the probability of day 3. What is known, and belongs in the denominator, is day 1.", () => Joint.Select((p, i) => -p * Math.Log2(P(i, Day1 | Day3) / P(i, Day3))).Sum() - Bits(Day1 | Day2) },
            { "both days forgotten", "That is the price of knowing nothing at all. Day 1 is still known.", () => Bits(0) - Bits(Day1 | Day2) },
            { "difference not taken", "These are the bits of a guess from day 1 alone. The price is how many more they are than with both days.", () => Bits(Day1) },
            { "nats for bits", "The right price in nats. Bits take the logarithm to base 2.", () => (Bits(Day1) - Bits(Day1 | Day2)) * Math.Log(2) },
            { "average without weights", "All eight sequences count the same in this average. But some come nine times as often as others.", () => Bits(Day1, _ => 1.0 / 8) - Bits(Day1 | Day2, _ => 1.0 / 8) },
            { "joint for conditional", "P(x_1, x_3) alone is not a guess of day 3. Divide by the probability of what is known.", () => Joint.Select((p, i) => -p * Math.Log2(P(i, Day1 | Day3))).Sum() - Bits(Day1 | Day2) },
        },
    };

    private static int[] Lines(int first, int count) => [.. Enumerable.Range(first, count)];

    /// <summary>Bits of day 3, on average, guessed from the days that are known.</summary>
    private static double Bits(int known, Func<int, double>? weight = null) =>
        Enumerable.Range(0, 8).Sum(i => -(weight?.Invoke(i) ?? Joint[i]) * Math.Log2(P(i, known | Day3) / P(i, known)));

    /// <summary>The probability of all sequences that agree with sequence i on the given days.</summary>
    private static double P(int i, int days) => Joint.Where((_, j) => ((i ^ j) & days) == 0).Sum();
}
