namespace SequenceModels.Exercises.Lessons;

internal static partial class Lesson13
{
    private static Exercise Louder => new Exercise<Func<Matrix<double>, Matrix<double>, double, Matrix<double>>>("13.3", ExerciseKind.Fault)
    {
        Asks = "a function of h, of the random numbers u and of p that returns h under its mask",
        Hints =
        [
            "The right units are dropped. Look at those that are left.",
            "Take h = 1 everywhere and p = 0.3, and compute the mean of what comes out. What should it be, so that the read-out need not notice when the masks come off?",
            "The share that is kept is q = 1 − p. A mean of q has to become a mean of 1: the survivors carry the missing part.",
        ],
        Because = "A mask of 0 and 1 has the mean q, so at evaluation, without a mask, every sum would be 1/q times too large. Louder survivors keep the mean, and evaluation needs no correction.",
        Trials = () =>
        [
            [Numbers(3, 4, 1), Uniform(3, 4, 2), 0.3],
            [Numbers(5, 2, 3), Uniform(5, 2, 4), 0.6],
            [Numbers(2, 1, 5), Uniform(2, 1, 6), 0.0],
            [Numbers(40, 3, 7), Uniform(40, 3, 8), 0.9],
        ],
        Right = (h, u, p) => Functions.Hadamard(h, u.Map(share => share < p ? 0 : 1 / (1 - p))),
        Mistakes =
        {
            { "survivors not louder", "The dropped units are silent, but the others are as before: the mean is too small.", (h, u, p) => Functions.Hadamard(h, u.Map(share => share < p ? 0 : 1.0)) },
            { "factor upside down", "The survivors were scaled down. They have to make up for those that are silent.", (h, u, p) => Functions.Hadamard(h, u.Map(share => share < p ? 0 : 1 - p)) },
            { "drop for keep in the factor", "The survivors were divided by the share that is dropped. Nothing is dropped where p = 0: what should be divided by then?", (h, u, p) => Functions.Hadamard(h, u.Map(share => share < p ? 0 : 1 / p)) },
            { "mask forgotten", "All units were scaled up, and none was dropped.", (h, _, p) => h / (1 - p) },
            { "multiplied for divided", "The survivors were multiplied by the share that is dropped, and are quieter still.", (h, u, p) => Functions.Hadamard(h, u.Map(share => share < p ? 0 : p)) },
            { "share counted, not expected", "The survivors were divided by the share that this mask happens to keep. Then every mask has its own factor, while the mean over many masks needs a single one.", (h, u, p) => Functions.Hadamard(h, u.Map(share => share < p ? 0 : 1 / u.Enumerate().Average(drawn => drawn < p ? 0.0 : 1))) },
            { "keep for drop", "Here p is the share that is kept, as TensorFlow 1 had it. In this library it is the share that is dropped.", (h, u, p) => Functions.Hadamard(h, u.Map(share => share < p ? 1 / p : 0)) },
            { "the wrong ones dropped", "The factor is right, but those units are silent that should be kept, and the other way round.", (h, u, p) => Functions.Hadamard(h, u.Map(share => share < p ? 1 / (1 - p) : 0)) },
            { "one mask for all", "All examples lie under the mask of the first. Each needs its own mask.", (h, u, p) => h.MapIndexed((unit, _, value) => u[unit, 0] < p ? 0 : value / (1 - p)) },
        },
    };

    private static Exercise Choice => new Exercise<Func<double[], double[], double[], double>>("13.4", ExerciseKind.Change)
    {
        Asks = "a function of the rates p, the losses on what was learnt and the losses on what is new that returns the best rate",
        Hints =
        [
            "A network that has learnt nothing has a gap of 0.",
            "What is the network for? Only one of the two losses tells you.",
            "Find the place of the smallest among the losses that count, and return the rate at that place.",
        ],
        Because = "The rate is as good as the network is on new digits. The gap falls for two reasons, because the loss on new digits falls or because the training loss rises, and only one of them is wanted.",
        Trials = () =>
        [
            [new[] { 0, 0.1, 0.3, 0.5, 0.7 }, new[] { 0.02, 0.2, 0.32, 0.5, 0.8 }, new[] { 1.84, 1.5, 1.24, 1.26, 1.31 }],
            [new[] { 0.2, 0.4 }, new[] { 0.5, 0.3 }, new[] { 0.9, 0.6 }],
            [new[] { 0.5, 0.25, 0 }, new[] { 2.3, 1.1, 0.7 }, new[] { 2.3, 1.5, 1.3 }],
            [new[] { 0, 0.3, 0.6, 0.9 }, new[] { 0.1, 0.5, 1.2, 2.2 }, new[] { 1.5, 1.3, 1.4, 2.6 }],
            [new[] { 0.35 }, new[] { 1.0 }, new[] { 1.2 }],
        ],
        Right = (p, learnt, unseen) => p[Place(unseen)],
        Mistakes =
        {
            { "narrow gap taken for success", "This rate has the narrowest gap. Two losses that are equally bad lie close together.", (p, learnt, unseen) => p[Place([.. unseen.Zip(learnt, (u, l) => u - l)])] },
            { "judged on what was learnt", "This rate does best on the digits it was trained on. Any network can memorise these.", (p, learnt, _) => p[Place(learnt)] },
            { "both losses added", "Both losses were added. Then memorisation counts as much as what the network is for.", (p, learnt, unseen) => p[Place([.. unseen.Zip(learnt, (u, l) => u + l)])] },
            { "largest for smallest", "This is the rate with the largest loss. Losses should be small.", (p, _, unseen) => p[Place([.. unseen.Select(loss => -loss)])] },
            { "place for rate", "This is the position in the list. Return the rate that stands there.", (_, _, unseen) => Place(unseen) },
            { "loss for rate", "This is the lowest loss. Return the rate that achieved it.", (_, _, unseen) => unseen.Min() },
        },
    };

    private static int Place(double[] values) => Array.IndexOf(values, values.Min());

    private static Matrix<double> Numbers(int rows, int columns, int seed) => Matrix<double>.Build.Random(rows, columns, seed);

    private static Matrix<double> Uniform(int rows, int columns, int seed)
    {
        var random = new Random(seed);
        return Matrix<double>.Build.Dense(rows, columns, (_, _) => random.NextDouble());
    }
}
