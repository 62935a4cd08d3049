using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Lessons;

namespace SequenceModels.Tests.Lessons;

public class ProveTests
{
    private static readonly Matrix<Real> Two = Matrix<Real>.Build.Dense(1, 2, 2);

    [Fact]
    public void What_holds_is_shown_with_its_numbers()
    {
        Assert.Equal("✔ water is wet", Prove.That("water is wet", true));
        Assert.Equal("✔ half (0.5 against 0.5, within 1e-12)", Prove.Near("half", 0.5, 0.5));
        Assert.Equal("✔ nothing (0 against 0, within 1e-12)", Prove.Near("nothing", 0, -1e-17));
        Assert.Equal("✔ twos (all 2 entries within 1e-12)", Prove.Near("twos", Two, Two));
        Assert.Equal("✔ naive (0.28 between 0.2 and 0.3)", Prove.Between("naive", 0.2, 0.28, 0.3));
    }

    [Fact]
    public void What_does_not_hold_stops_the_lesson_with_the_difference()
    {
        Assert.Equal("✘ water is dry: this run says no.", Assert.Throws<InvalidOperationException>(() => Prove.That("water is dry", false)).Message);
        Assert.Contains("the difference is 1.0e-1", Assert.Throws<InvalidOperationException>(() => Prove.Near("half", 0.5, 0.6)).Message, StringComparison.Ordinal);
        Assert.Contains("the largest difference is 2.0e0", Assert.Throws<InvalidOperationException>(() => Prove.Near("twos", Two, Two * 2)).Message, StringComparison.Ordinal);
        Assert.Contains("it lies outside", Assert.Throws<InvalidOperationException>(() => Prove.Between("naive", 0.2, 0.4, 0.3)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Not_a_number_never_passes()
    {
        Assert.Throws<InvalidOperationException>(() => Prove.Near("NaN", double.NaN, double.NaN));
        Assert.Throws<InvalidOperationException>(() => Prove.Between("NaN", 0, double.NaN, 1));
        Assert.Throws<InvalidOperationException>(() => Prove.Near("NaN", Two * Real.NaN, Two));
        Assert.Throws<ArgumentException>(() => Prove.Near("shapes", Two, Two.Transpose()));
    }
}
