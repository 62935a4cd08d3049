using SequenceModels.Layers;

namespace SequenceModels.Exercises.Lessons;

/// <summary>The two states that have read everything, and how much of the future is worth waiting for.</summary>
internal static partial class Lesson09
{
    private static Exercise TheLastStates => new Exercise<Func<Sequence, int[], Matrix<double>>>("09.3", ExerciseKind.Fault)
    {
        Asks = "a function of all states and of the lengths that returns, for each example, the two states that have read all of it [2H×B]",
        Hints =
        [
            "Ask of each half: which of its states is the last to be computed?",
            "There are two faults. One concerns the backward half, in every sentence; the other the forward half, in the sentences that are padded.",
            "The forward half ends at each example's own last word, the backward half at its first. Build the answer column by column: h[step][unit, example].",
        ],
        Because = "Forward, the last state is that of the sentence's own last word; backward, that of its first word. They lie at opposite ends, and no single step has both.",
        Trials = () => [Padded(units: 2, steps: 5, [5, 2, 4]), Padded(units: 1, steps: 1, [1]), Padded(units: 3, steps: 4, [3, 4])],
        Right = (h, lengths) => Picked(h, (n, _) => lengths[n] - 1, (_, _) => 0),
        Mistakes =
        {
            { "wrong end, padding read", "This is still the friend's line: at the last step, the backward half has read at most one word, and a short sentence has been over for some time.", (h, _) => Picked(h, (_, last) => last, (_, last) => last) },
            { "wrong end", "The padding is out, and the forward half is right. But at the last word the backward half has only begun.", (h, lengths) => Picked(h, (n, _) => lengths[n] - 1, (n, _) => lengths[n] - 1) },
            { "padding read", "The backward half is right. The forward half is taken at the last column of the batch, where short sentences have only padding.", (h, _) => Picked(h, (_, last) => last, (_, _) => 0) },
            { "backward half not fixed", "One of the two faults is fixed: the forward half is right. The backward half still comes from the last step of the batch.", (h, lengths) => Picked(h, (n, _) => lengths[n] - 1, (_, last) => last) },
            { "ends exchanged", "Each half was taken where it begins: forward at the first word, backward at the last one.", (h, lengths) => Picked(h, (_, _) => 0, (n, _) => lengths[n] - 1) },
            { "first step for both", "At the first word the forward half has only begun.", (h, _) => Picked(h, (_, _) => 0, (_, _) => 0) },
            { "one length for all", "All examples were read at the length of the first one.", (h, lengths) => Picked(h, (_, _) => lengths[0] - 1, (_, _) => 0) },
            { "halves exchanged", "These are the right two states, but the backward one stands on top.", (h, lengths) => Swapped(Picked(h, (n, _) => lengths[n] - 1, (_, _) => 0)) },
        },
    };

    private static Exercise FiveVoters => new Exercise<Func<double[]>>("09.4", ExerciseKind.Change)
    {
        Asks = "three shares: the best that a reader can do at step 4 when it waits 0, 1 and 2 steps",
        Hints =
        [
            "One line of the cell knows who votes and how many votes make a majority. Everything else is the reader.",
            "Five voters: two before, the step itself, two after. More than half of five is three.",
            "Leave the reader as it is and change only the vote. Then call it for each number of steps that it may wait.",
        ],
        Because = "The fourth voter makes a narrow lead safe or makes it a tie, in which one can only guess, so on average nothing is gained. Waiting pays when the last voter is heard, and not before.",
        Tolerance = 0.005,
        Right = () => Best(FiveOf),
        Mistakes =
        {
            { "vote not changed", "These are the shares for three voters.", () => Best(text => text[2] + text[3] + text[4] >= 2) },
            { "voters not changed", "The threshold was raised to that of five voters, but three vote.", () => Best(text => text[2] + text[3] + text[4] >= 3) },
            { "threshold of three voters", "Five vote, but two are called a majority.", () => Best(text => text[1..6].Sum() >= 2) },
            { "off by one step", "The vote stands one place too late, or the reader has heard one bit too few: counted from 0, step 4 is bit 3, and without waiting it knows bits 0 to 3.", () => Best(FiveOf, heard: 3) },
            { "one step too many", "One step of waiting is enough here: either the last voter has no vote (the end of a range in C# is not part of it), or the vote stands one place too early, or the reader has heard one bit too many.", () => Best(FiveOf, heard: 5) },
            { "doubt counted as wrong", "Only those texts are counted in which the reader can be sure. In the others it may still bet on the likelier answer.", () => Best(FiveOf, bet: share => share is 0 or 1 ? 1 : 0) },
            { "guess in place of the best", "This reader bets on 1 every time. The best one bets on the likelier answer.", () => Best(FiveOf, bet: share => share) },
        },
    };

    private static object?[] Padded(int units, int steps, int[] lengths)
    {
        var x = new Sequence(M.Random(2, steps * lengths.Length, seed: steps), lengths.Length);
        return [new BidirectionalLayer(Layer(units, seed: 1), Layer(units, seed: 2)).Forward(x, lengths: lengths).H, lengths];
    }

    /// <summary>For each example the forward half at one step and the backward half at another, each given by the example and the last step.</summary>
    private static Matrix<double> Picked(Sequence h, Func<int, int, int> forward, Func<int, int, int> backward) => M.Dense(h.Features, h.Batch, (unit, n) =>
        h[(unit < h.Features / 2 ? forward : backward)(n, h.Steps - 1)][unit, n]);

    private static Matrix<double> Swapped(Matrix<double> h)
    {
        int half = h.RowCount / 2;
        return h.SubMatrix(half, half, 0, h.ColumnCount).Stack(h.SubMatrix(0, half, 0, h.ColumnCount));
    }

    private static bool FiveOf(int[] text) => text[1..6].Sum() >= 3;

    /// <summary>The share of all texts of eight bits on which a bet at step 4 wins, for 0, 1 and 2 steps of waiting.</summary>
    private static double[] Best(Func<int[], bool> vote, int heard = 4, Func<double, double>? bet = null)
    {
        int[][] texts = [.. Enumerable.Range(0, 256).Select(n => Enumerable.Range(0, 8).Select(t => (n >> t) & 1).ToArray())];
        double Share(int known) => texts.GroupBy(text => string.Concat(text[..known]))
            .Average(alike => (bet ?? (share => Math.Max(share, 1 - share)))(alike.Average(text => vote(text) ? 1.0 : 0)));
        return [Share(heard), Share(heard + 1), Share(heard + 2)];
    }
}
