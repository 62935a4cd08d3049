namespace SequenceModels.Optimizers;

/// <summary>f ← f·γ whenever the loss has not got better for more than so many epochs: a learning rate that falls when there is nothing more to gain at its size.</summary>
/// <remarks>PyTorch's ReduceLROnPlateau with an absolute threshold. Give it to a trainer, or report losses and set <c>optimizer.LearningRate = eta0 * plateau.Factor</c> yourself.</remarks>
public sealed class PlateauSchedule
{
    private readonly int patience;
    private readonly double factor, minimumGain, smallest;
    private double lowest = double.PositiveInfinity;
    private int waited;

    /// <summary>A schedule that has not begun to fall.</summary>
    /// <param name="patience">Epochs without a better loss that are borne, ≥ 0, default 10.</param>
    /// <param name="factor">γ, above 0 and below 1, default 0.1.</param>
    /// <param name="minimumGain">How much lower a loss must be to count as better, ≥ 0, default 0.</param>
    /// <param name="smallest">The smallest f, from 0 (default) to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public PlateauSchedule(int patience = 10, double factor = 0.1, double minimumGain = 0, double smallest = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(patience);
        InRange(factor is > 0 and < 1, factor, "The factor must be above 0 and below 1, for example 0.1.");
        InRange(minimumGain >= 0, minimumGain, "The minimum gain is a difference of two losses, at least 0.");
        InRange(smallest is >= 0 and <= 1, smallest, "The smallest factor is a share of the first learning rate, from 0 to 1.");
        (this.patience, this.factor, this.minimumGain, this.smallest) = (patience, factor, minimumGain, smallest);
    }

    /// <summary>f, 1 at first.</summary>
    public double Factor { get; private set; } = 1;

    /// <summary>Tells it an epoch's loss.</summary>
    /// <param name="loss">L; what is not a number is no gain.</param>
    public void Report(double loss)
    {
        bool better = loss < lowest - minimumGain || (double.IsPositiveInfinity(lowest) && double.IsFinite(loss));
        (lowest, waited) = better ? (loss, 0) : (lowest, waited + 1);
        if (waited > patience)
            (Factor, waited) = (Math.Max(smallest, Factor * factor), 0);
    }

    internal void Save(Dictionary<string, double> numbers)
    {
        (numbers["plateau.factor"], numbers["plateau.waited"]) = (Factor, waited);
        if (double.IsFinite(lowest))
            numbers["plateau.lowest"] = lowest;
    }

    /// <returns>What puts it into the saved state.</returns>
    /// <exception cref="ArgumentException">The numbers do not say it.</exception>
    internal Action Read(IReadOnlyDictionary<string, double> numbers)
    {
        if (!numbers.TryGetValue("plateau.factor", out double saved) || !numbers.TryGetValue("plateau.waited", out double epochs))
            throw new ArgumentException("The state is of a trainer without a plateau schedule: its numbers need 'plateau.factor' and 'plateau.waited'.", nameof(numbers));
        double best = numbers.TryGetValue("plateau.lowest", out double number) ? number : double.PositiveInfinity;
        return () => (Factor, waited, lowest) = (saved, (int)epochs, best);
    }
}
