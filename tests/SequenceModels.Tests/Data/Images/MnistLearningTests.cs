using SequenceModels.Data.Images;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Optimizers;
using SequenceModels.Training;

namespace SequenceModels.Tests.Data.Images;

[Trait("Category", "Mnist")]
public sealed class MnistLearningTests
{
    [MnistFact]
    public void A_gru_that_learnt_from_8_000_real_digits_reads_95_of_100_others()
    {
        var (train, heldOut) = Mnist.Test(MnistFactAttribute.Folder!).Split(8000);
        var random = new Random(1);
        var gru = SequenceModel.Gru(28, 128, 10, random, ReadOut.LastStep);
        var trainer = new Trainer<int[]>(gru, new SoftmaxCrossEntropy(), new Adam(gru.Parameters, 0.004))
        {
            ClipNorm = 1,
            EpochSchedule = LearningRateSchedule.Exponential(0.6),
        };
        trainer.Fit(_ => train.Batches(32, random), epochs: 5);
        Assert.InRange(Accuracy.Of(gru, heldOut.Read()), 0.95, 1);
    }
}
