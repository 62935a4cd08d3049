using SequenceModels.Training;

namespace SequenceModels.Charts;

/// <summary>A training run as lines of a chart.</summary>
public static class HistoryCurves
{
    extension(TrainingHistory history)
    {
        /// <summary>The losses of the epochs: <c>Chart.Lines("It learns", history.Curves, "epoch", "loss")</c>.</summary>
        /// <value>Training, and held out where there is one.</value>
        public IReadOnlyList<Series> Curves
        {
            get
            {
                Series training = ("training", history.Epochs.Select(epoch => epoch.Loss)), heldOut = ("held out", history.Epochs.Select(epoch => epoch.HeldOut));
                return heldOut.Values.All(double.IsNaN) ? [training] : [training, heldOut];
            }
        }
    }
}
