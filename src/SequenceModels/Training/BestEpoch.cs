namespace SequenceModels.Training;

/// <summary>Watches the held-out loss: which epoch was best, what the parameters were then, and when it last got better.</summary>
internal sealed class BestEpoch(ParameterSet parameters, double minimumGain, bool keep, int epochsBefore = 0)
{
    private readonly Real[][] values = keep ? [.. parameters.Select(parameter => new Real[parameter.Count])] : [];
    private double lowest = double.PositiveInfinity;
    private double toBeat = double.PositiveInfinity;

    /// <summary>The last epoch that was better by more than the minimum gain; at first the last before this fit.</summary>
    public int LastGain { get; private set; } = epochsBefore;

    public void Consider(int epoch, double heldOut)
    {
        if (heldOut < toBeat - minimumGain)
            (toBeat, LastGain) = (heldOut, epoch);
        if (heldOut >= lowest || double.IsNaN(heldOut))
            return;
        lowest = heldOut;
        for (int p = 0; p < values.Length; p++)
            parameters[p].Values.CopyTo(values[p], 0);
    }

    /// <summary>Puts the best epoch's parameters back, if there was one.</summary>
    public void Restore()
    {
        for (int p = 0; p < values.Length && double.IsFinite(lowest); p++)
            values[p].CopyTo(parameters[p].Values, 0);
    }
}
