using SequenceModels.Layers;

namespace SequenceModels.Training;

/// <summary>How many units each kind of model may have when all shall have about as many learnt numbers.</summary>
/// <remarks>Derived in lesson 10b-gru-or-lstm.</remarks>
public static class ParameterBudget
{
    // Sizes that are made before it is believed that the count is a polynomial of the second degree, as it is for all layers here.
    private const int Probes = 6;

    // What the polynomial says is made and counted if it has no more numbers.
    private const int LargestMade = 1_000_000;

    /// <summary>The H whose model comes nearest to the budget; of two as near, the smaller.</summary>
    /// <param name="budget">Learnt numbers wanted, ≥ 1.</param>
    /// <param name="sized">H ≥ 1 → a model with H units, whose size grows with H: <c>H => SequenceModel.Gru(2, H, 1, new Random(1))</c>.</param>
    /// <exception cref="ArgumentException">The budget is below 1, or the model does not grow with H.</exception>
    public static int Units(int budget, Func<int, SequenceModel> sized)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(budget, 1);
        ArgumentNullException.ThrowIfNull(sized);
        long[] first = [.. Enumerable.Range(1, Probes).Select(units => (long)sized(units).ParameterCount)];
        RequireGrowth(first[0], first[^1], Probes);
        long Made(int units) => sized(units).ParameterCount;
        if (Polynomial(first) is not { } count)
            return Nearest(budget, Made);
        int found = Nearest(budget, count);
        return count(found) > LargestMade || count(found) == Made(found) ? found : Nearest(budget, Made);
    }

    private static int Nearest(int budget, Func<int, long> count)
    {
        int below = 0, above = 1;
        while (count(above) < budget)
        {
            (below, above) = (above, checked(2 * above));
            RequireGrowth(count(below), count(above), above);
        }
        while (above - below > 1)
        {
            int middle = below + (above - below) / 2;
            (below, above) = count(middle) < budget ? (middle, above) : (below, middle);
        }
        return below > 0 && budget - count(below) <= count(above) - budget ? below : above;
    }

    /// <summary>The count of any H, without making the model: Newton's a + b·(H − 1) + c·(H − 1)(H − 2)/2, if all probes lie on it.</summary>
    private static Func<int, long>? Polynomial(long[] first)
    {
        long a = first[0], b = first[1] - a, c = first[2] - 2 * first[1] + a;
        long Count(int units) => a + b * (units - 1) + c * ((long)(units - 1) * (units - 2) / 2);
        return first.Select((count, k) => count == Count(k + 1)).All(fits => fits) ? Count : null;
    }

    private static void RequireGrowth(long smaller, long larger, int units)
    {
        if (larger <= smaller)
            throw new ArgumentException($"The model does not grow with H: with H = {units} it has {larger} learnt numbers, and with fewer units {smaller}. Use H in the function: H => SequenceModel.Gru(2, H, 1, new Random(1)).");
    }
}
