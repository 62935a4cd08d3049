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
}
