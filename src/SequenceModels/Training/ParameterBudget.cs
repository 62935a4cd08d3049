using SequenceModels.Layers;

namespace SequenceModels.Training;

/// <summary>How many units each kind of model may have when all shall have about as many learnt numbers.</summary>
/// <remarks>Derived in lesson 10-gru.</remarks>
public static class ParameterBudget
{
    /// <summary>The H whose model comes nearest to the budget; of two as near, the smaller.</summary>
    /// <param name="budget">Learnt numbers wanted, ≥ 1.</param>
    /// <param name="sized">H ≥ 1 → a model with H units, whose size grows with H: <c>H => SequenceModel.Gru(2, H, 1, new Random(1))</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The budget is below 1.</exception>
    public static int Units(int budget, Func<int, SequenceModel> sized)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(budget, 1);
        ArgumentNullException.ThrowIfNull(sized);
        int units = 1, above = sized(1).ParameterCount, below = above;
        while (above < budget)
            (below, above) = (above, sized(++units).ParameterCount);
        return units > 1 && budget - below <= above - budget ? units - 1 : units;
    }
}
