namespace SequenceModels.Exercises.Lessons;

internal static partial class Lesson14
{
    private static Exercise WiderBeam => new Exercise<Func<double[], double[][], int, double>>("14.4", ExerciseKind.Change)
    {
        Asks = "a function of the first step's probabilities, of the second step's and of W that returns the probability of the answer that is found",
        Hints =
        [
            "What survives the first step, and what is compared after the second?",
            "Sort the first symbols by probability and keep the best W. Extend each of these in all ways.",
            "An answer is as likely as the product of its two steps. The largest product among the beginnings that were kept is what the search finds.",
        ],
        Because = "Only what was kept can win. Width 1 keeps one beginning and cannot go back; with a width as large as the number of symbols nothing of the first step is lost.",
        Trials = () =>
        [
            [Toy.First, Toy.Then, 2],
            [Toy.First, Toy.Then, 1],
            [new[] { 0.2, 0.3, 0.5 }, new double[][] { [0.99, 0.01], [0.1, 0.9], [0.3, 0.7] }, 2],
            [new[] { 0.45, 0.15, 0.4 }, new double[][] { [0.5, 0.5], [0.05, 0.95], [0.2, 0.8] }, 5],
            [new[] { 0.34, 0.35, 0.31 }, new double[][] { [0.6, 0.4], [0.4, 0.6], [0, 1] }, 2],
        ],
        Tolerance = 1e-6,
        Right = (first, then, W) => Found(first, then, Best(first).Take(W)),
        Mistakes =
        {
            { "width ignored", "This is greedy search, whatever W says: only one beginning is kept.", (first, then, _) => Found(first, then, Best(first).Take(1)) },
            { "all kept", "This is the best answer of all. A beam finds it only if its beginning was among the W that were kept.", (first, then, _) => Found(first, then, Best(first)) },
            { "worst kept", "The W beginnings that were kept are the least likely ones.", (first, then, W) => Found(first, then, Best(first).Reverse().Take(W)) },
            { "not sorted", "The first W symbols of the list were kept. The W likeliest should be kept, wherever they stand.", (first, then, W) => Found(first, then, Enumerable.Range(0, first.Length).Take(W)) },
            { "places lost in sorting", "The first probabilities were sorted, and what comes after them was not: each symbol must keep its own row of the second step.", (first, then, W) => first.OrderDescending().Take(W).Select((p, i) => p * then[i].Max()).Max() },
            { "logarithm for probability", "This is the logarithm of the probability.", (first, then, W) => Math.Log(Found(first, then, Best(first).Take(W))) },
            { "sum instead of product", "The probabilities of the two steps were added. Logarithms add, probabilities multiply.", (first, then, W) => Best(first).Take(W).Max(i => first[i] + then[i].Max()) },
            { "beginning forgotten", "After the second step only the second step was compared. The beginning counts as well.", (first, then, W) => Best(first).Take(W).MaxBy(i => then[i].Max()) is var i ? first[i] * then[i].Max() : 0 },
            { "second step only", "This is the probability of the second symbol alone. The answer has two.", (first, then, W) => Best(first).Take(W).Max(i => then[i].Max()) },
            { "steps taken apart", "The best first step and the best second step of all were multiplied. They need not belong to one answer.", (first, then, _) => first.Max() * then.Max(next => next.Max()) },
        },
    };

    private static Exercise Beginnings => new Exercise<Func<int, int, int, double>>("14.5", ExerciseKind.Derive)
    {
        Asks = "a function of V, W and U that returns how many beginnings are scored",
        Hints =
        [
            "How many beginnings are there before the first step?",
            "Each beginning that was kept is extended in V ways, and each of these is scored. How many are kept depends on the step.",
            "After u steps there are at most V^u different beginnings. A beam cannot keep more than there are, however wide it is.",
        ],
        Because = "Each step scores V ways for each beginning that was kept: one before the first step, then as many as there are, but no more than W. So the cost grows with W·V·U and not with V^U.",
        Trials = () => [[12, 5, 10], [3, 2, 1], [2, 100, 4], [4, 1, 6], [12, 50, 3]],
        Right = (V, W, U) => Steps(U).Sum(u => V * Kept(V, W, u - 1)),
        Mistakes =
        {
            { "first step as wide", "The first step was counted like all the others. But there is only one beginning to extend: the empty one.", (V, W, U) => (double)W * V * U },
            { "more kept than there are", "Nearly: after the first step there are only V beginnings. A wider beam cannot keep more than that.", (V, W, U) => V + ((U - 1.0) * W * V) },
            { "capped by V", "There may be more beginnings than V: after two steps there are up to V². A beam keeps W of them, if there are so many.", (V, W, U) => V + ((U - 1.0) * Math.Min(W, V) * V) },
            { "gone on from, not scored", "This is how many beginnings were extended. Each of them is extended in V ways.", (V, W, U) => Steps(U).Sum(u => Kept(V, W, u - 1)) },
            { "beginning scored", "One too many: the empty beginning is there before the first step and is never scored.", (V, W, U) => 1 + Steps(U).Sum(u => V * Kept(V, W, u - 1)) },
            { "last step only", "This is what the last step scores. The steps before it count, too.", (V, W, U) => V * Kept(V, W, U - 1) },
            { "nothing thrown away", "Here every beginning is extended, and none is dropped. A beam keeps no more than W.", (V, _, U) => Steps(U).Sum(u => Math.Pow(V, u)) },
            { "all answers", "This is how many answers there are. The beam exists so that they need not all be scored.", (V, _, U) => Math.Pow(V, U) },
            { "kept instead of scored", "This is how many are kept. To keep the best, all their rivals must be scored.", (V, W, U) => Steps(U).Sum(u => Kept(V, W, u)) },
            { "width ignored", "This is the count of greedy search.", (V, _, U) => (double)V * U },
            { "first step forgotten", "The later steps are right. But the first one counts, too.", (V, W, U) => Steps(U).Skip(1).Sum(u => V * Kept(V, W, u - 1)) },
        },
    };

    private static (double[] First, double[][] Then) Toy => ([0.6, 0.4], [[0.4, 0.35, 0.25], [0.05, 0.05, 0.9]]);

    private static IEnumerable<int> Best(double[] first) => Enumerable.Range(0, first.Length).OrderByDescending(i => first[i]);

    private static double Found(double[] first, double[][] then, IEnumerable<int> kept) => kept.Max(i => first[i] * then[i].Max());

    private static IEnumerable<int> Steps(int U) => Enumerable.Range(1, U);

    private static double Kept(int V, int W, int steps) => Math.Min(W, Math.Pow(V, steps));
}
