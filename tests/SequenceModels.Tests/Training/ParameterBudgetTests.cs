using SequenceModels.Layers;
using SequenceModels.Training;

namespace SequenceModels.Tests.Training;

public class ParameterBudgetTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(500)]
    [InlineData(1233)]
    [InlineData(4000)]
    public void No_other_number_of_units_comes_nearer_to_the_budget(int budget)
    {
        static SequenceModel Sized(int units) => SequenceModel.Gru(2, units, 1, new Random(1));
        int Distance(int units) => Math.Abs(Sized(units).ParameterCount - budget);
        int chosen = ParameterBudget.Units(budget, Sized);
        Assert.Equal(Enumerable.Range(1, 60).MinBy(Distance), chosen);
    }

    [Fact]
    public void A_models_own_size_as_the_budget_gives_its_own_units()
    {
        static SequenceModel Sized(int units) => SequenceModel.Lstm(3, units, 2, new Random(1));
        Assert.Equal(7, ParameterBudget.Units(Sized(7).ParameterCount, Sized));
    }

    [Fact]
    public void A_budget_of_nothing_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ParameterBudget.Units(0, units => SequenceModel.Rnn(1, units, 1, new Random(1))));

    [Fact]
    public void A_budget_that_no_H_can_meet_is_refused_and_a_large_one_makes_no_large_model()
    {
        Assert.Contains("does not grow with H", Assert.Throws<ArgumentException>(() => ParameterBudget.Units(1000, _ => SequenceModel.Rnn(1, 3, 1, new Random(1)))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ParameterBudget.Units(1000, units => SequenceModel.Rnn(1, Math.Min(units, 9), 1, new Random(1))));
        int largest = 0;
        int found = ParameterBudget.Units(2_000_000_000, units =>
        {
            largest = Math.Max(largest, units);
            return SequenceModel.Gru(1, units, 1, new Random(1));
        });
        Assert.True(largest < 10);
        long Count(long h) => 3 * h * (1 + h) + 3 * h + h + h + 1;
        Assert.True(Math.Abs(Count(found) - 2_000_000_000) <= Math.Min(Math.Abs(Count(found + 1) - 2_000_000_000), Math.Abs(Count(found - 1) - 2_000_000_000)));
        Assert.Equal(8, ParameterBudget.Units(1, units => SequenceModel.Rnn(1, 8 * units, 1, new Random(1))) * 8);
    }
}
