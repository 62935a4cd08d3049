using SequenceModels.Optimizers;
using SequenceModels.Tests.Reference;

namespace SequenceModels.Tests.Optimizers;

public class LearningRateScheduleTests
{
    [Fact]
    public void Each_schedule_is_its_formula()
    {
        Expect(LearningRateSchedule.Constant, 1, 1, 1, 1, 1, 1);
        Expect(LearningRateSchedule.Step(2, 0.5), 1, 1, 0.5, 0.5, 0.25, 0.25);
        Expect(LearningRateSchedule.Exponential(0.5), 1, 0.5, 0.25, 0.125, 0.0625);
        Expect(LearningRateSchedule.Cosine(4), 1, (1 + Math.Sqrt(0.5)) / 2, 0.5, (1 - Math.Sqrt(0.5)) / 2, 0, 0);
        Expect(LearningRateSchedule.Step(1, 0.1).AfterWarmUp(4).After(3), 1, 1, 0.1, 0.01);
        Expect(LearningRateSchedule.Cosine(2, end: 0.2), 1, 0.6, 0.2, 0.2);
        Expect(LearningRateSchedule.Step(1, 0.1).AfterWarmUp(4), 0.25, 0.5, 0.75, 1, 1, 0.1, 0.01);
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Step(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Exponential(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Cosine(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Cosine(1, end: 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Constant.AfterWarmUp(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Constant.Factor(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Constant.After(-1));
    }

    private static void Expect(LearningRateSchedule schedule, params double[] factors)
    {
        foreach (var (n, factor) in factors.Index())
            Near.Equal(factor, schedule.Factor(n), name: $"f({n})");
    }
}
