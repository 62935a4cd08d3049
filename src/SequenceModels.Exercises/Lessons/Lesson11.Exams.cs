namespace SequenceModels.Exercises.Lessons;

/// <summary>How often it is right, and how sure one can be of that.</summary>
internal static partial class Lesson11
{
    private static Exercise RightAfterARow => new Exercise<Func<int[], int[], int, double>>("11.3", ExerciseKind.Fault)
    {
        Asks = "a function of the answers (row after row, in each row one for each image), the labels and a row (1 for the first) that returns the share of right answers after that row",
        Hints =
        [
            "Write the six answers of the small example on paper, and under each of them which image gave it, and after which row.",
            "Answers lie in the order of a sequence's columns: all images after row 1, then all images after row 2. How many answers does one row take?",
            "To come to a row, skip the rows before it, each as long as the batch; then count on to the image.",
        ],
        Because = "In a sequence the step comes first and the example second: example n of step t is column t·B + n. With the two exchanged nothing crashes, and in a square batch not even the sizes differ.",
        Tolerance = 1e-6,
        Trials = () => [Answered(steps: 3, batch: 2, row: 1), Answered(steps: 4, batch: 4, row: 2), Answered(steps: 5, batch: 3, row: 4), Answered(steps: 2, batch: 1, row: 1), Answered(steps: 6, batch: 10, row: 3)],
        Right = (said, labels, row) => Hits(labels, n => said[((row - 1) * labels.Length) + n]) / (double)labels.Length,
        Mistakes =
        {
            { "step and example exchanged", "This takes the answers as image after image. They lie row after row.", (said, labels, row) => Hits(labels, n => said[(n * (said.Length / labels.Length)) + row - 1]) / (double)labels.Length },
            { "off by one step", "These are the answers after the next row: row 1 is the first, and code counts from 0.", (said, labels, row) => Hits(labels, n => said[(row * labels.Length) + n]) / (double)labels.Length },
            { "last row always", "These are the answers after the last row, whichever row is given.", (said, labels, _) => Hits(labels, n => said[said.Length - labels.Length + n]) / (double)labels.Length },
            { "sum instead of mean", "That is how many are right. Return the share.", (said, labels, row) => Hits(labels, n => said[((row - 1) * labels.Length) + n]) },
            { "divided by all answers", "The right answers of one row were divided by the answers of all rows.", (said, labels, row) => Hits(labels, n => said[((row - 1) * labels.Length) + n]) / (double)said.Length },
            { "integer division", "An int divided by an int gives an int: every share below 1 has become 0.", (said, labels, row) => Hits(labels, n => said[((row - 1) * labels.Length) + n]) / labels.Length },
        },
    };

    private static Exercise HowLargeAnExam => new Exercise<Func<double, double, double, double>>("11.5", ExerciseKind.Derive)
    {
        Asks = "a function of the share p, the difference and the number of units that returns how many questions each exam needs",
        Hints =
        [
            "One unit is what chance does to a difference of two results: √2 · √(p(1 − p)/n). Write down that the difference is so many units.",
            "difference = units · √(2p(1 − p)/n). The n stands under a root: what has to be done to both sides?",
            "Square both sides, then bring n to one side and all the rest to the other. Everything outside the root is squared as well.",
        ],
        Because = "n = 2·units²·p(1 − p)/difference²: half the difference needs four times the exam. That is why the last per cent of a ranking is so often noise.",
        // Whoever rounds up to whole questions is right, too.
        Tolerance = 1e-3,
        Trials = () => [[0.96, 0.01, 2.0], [0.5, 0.04, 3.0], [0.9, 0.002, 1.0], [0.99, 0.01, 4.0]],
        Right = (p, difference, units) => 2 * units * units * p * (1 - p) / (difference * difference),
        Mistakes =
        {
            { "√2 forgotten", "That is an exam for one result. Two results move, and their difference moves √2 times as far.", (p, difference, units) => units * units * p * (1 - p) / (difference * difference) },
            { "√2 for 2", "The √2 stands outside the root as well: squared it is 2.", (p, difference, units) => Math.Sqrt(2) * units * units * p * (1 - p) / (difference * difference) },
            { "units not squared", "The difference is squared, the number of units is not. Both stand outside the root.", (p, difference, units) => 2 * units * p * (1 - p) / (difference * difference) },
            { "difference not squared", "The number of units is squared, the difference is not. Both stand outside the root.", (p, difference, units) => 2 * units * units * p * (1 - p) / difference },
            { "square forgotten", "Nothing was squared: n stands under a root.", (p, difference, units) => 2 * units * p * (1 - p) / difference },
            { "units forgotten", "This is the exam for a difference of one unit.", (p, difference, _) => 2 * p * (1 - p) / (difference * difference) },
            { "units on the wrong side", "To be surer, by more units, you need a larger exam. Here it gets smaller.", (p, difference, units) => 2 * p * (1 - p) / Math.Pow(difference * units, 2) },
            { "one square too many", "2p(1 − p) was squared as well. It stands under the root, beside n.", (p, difference, units) => Math.Pow(2 * units * p * (1 - p) / difference, 2) },
            { "p forgotten", "1 − p alone is not enough: chance matters most where half of the answers are right, and not at all where none are.", (p, difference, units) => 2 * units * units * (1 - p) / (difference * difference) },
            { "root kept", "That is the root of the answer.", (p, difference, units) => units * Math.Sqrt(2 * p * (1 - p)) / difference },
            { "1 − p forgotten", "Chance matters most where half of the answers are right, and not at all where all are: p comes together with 1 − p.", (p, difference, units) => 2 * units * units * p / (difference * difference) },
            { "upside down", "The smaller the difference, the larger the exam must be: this is one over the answer.", (p, difference, units) => difference * difference / (2 * units * units * p * (1 - p)) },
        },
    };

    private static object?[] Answered(int steps, int batch, int row)
    {
        var random = new Random(steps);
        int[] Digits(int count) => [.. Enumerable.Range(0, count).Select(_ => random.Next(3))];
        return [Digits(steps * batch), Digits(batch), row];
    }

    private static int Hits(int[] labels, Func<int, int> answer) => Enumerable.Range(0, labels.Length).Count(n => answer(n) == labels[n]);
}
