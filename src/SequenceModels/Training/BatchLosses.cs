using SequenceModels.Losses;

namespace SequenceModels.Training;

/// <summary>The losses of several batches as the loss of all their targets together: however they were cut, it is the same.</summary>
/// <remarks>A mean is weighed by what each batch's mean was taken over; sums are added.</remarks>
internal sealed class BatchLosses(Reduction reduction)
{
    private double value;

    /// <summary>How many there are.</summary>
    public int Batches { get; private set; }

    /// <summary>How many targets have counted.</summary>
    public double Weight { get; private set; }

    /// <summary>The loss of all; NaN where no target counts.</summary>
    public double Value => Weight > 0 ? value : double.NaN;

    public void Add(double loss, double weight)
    {
        (Batches, Weight) = (Batches + 1, Weight + weight);
        if (reduction == Reduction.Sum)
            value += loss;
        else if (weight > 0)
            value += weight / Weight * (loss - value);
    }
}
