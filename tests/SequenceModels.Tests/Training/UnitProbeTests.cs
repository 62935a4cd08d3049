using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Training;

namespace SequenceModels.Tests.Training;

public class UnitProbeTests
{
    private static readonly bool[] Labels = [false, false, true, true, false, true];

    [Fact]
    public void The_unit_that_separates_comes_first_with_its_threshold_and_side()
    {
        var states = States([0, 1, 0, 1, 0, 1], [0.5f, 0.7f, -0.5f, -0.3f, 0.9f, -1]);
        var best = UnitProbe.Rank(states, Labels)[0];
        Assert.Equal((1, false, 1.0), (best.Unit, best.Above, best.FitScore));
        Assert.Equal(0.1, best.Threshold, 6);
        Assert.Equal(1, best.Score(states, Labels));
    }

    [Fact]
    public void The_score_counts_yes_and_no_equally_however_rare_yes_is()
    {
        bool[] rare = [true, .. new bool[9]];
        var probe = new UnitProbe(0, 0.5, Above: true, FitScore: 1);
        Assert.Equal(0.5, probe.Score(Matrix<Real>.Build.Dense(1, 10), rare));
        Assert.Equal((1 + 8.0 / 9) / 2, probe.Score(States([1, 1, 0, 0, 0, 0, 0, 0, 0, 0]), rare), 6);
    }

    [Fact]
    public void No_threshold_of_a_unit_scores_better_than_the_one_found()
    {
        for (int seed = 0; seed < 50; seed++)
        {
            var random = new Random(seed);
            // Few different values, so that there are ties: no threshold can part equal values.
            var states = Matrix<Real>.Build.Dense(3, 40, (_, _) => random.Next(6));
            bool[] labels = [true, false, .. Enumerable.Range(0, 38).Select(_ => random.Next(3) == 0)];
            foreach (var probe in UnitProbe.Rank(states, labels))
            {
                double best = Enumerable.Range(-1, 7).SelectMany(cut => new[] { true, false }.Select(above =>
                    new UnitProbe(probe.Unit, cut + 0.5, above, 0).Score(states, labels))).Max();
                Assert.Equal(best, probe.FitScore, 6);
                Assert.Equal(best, probe.Score(states, labels), 6);
            }
        }
    }

    [Fact]
    public void A_unit_that_never_changes_is_chance()
    {
        var probe = UnitProbe.Rank(States([2, 2, 2, 2, 2, 2]), Labels)[0];
        Assert.Equal(0.5, probe.FitScore);
        Assert.Equal(0.5, probe.Score(States([1, 2, 3, 4, 5, 6]), Labels));
    }

    [Fact]
    public void A_wrong_number_of_labels_or_labels_all_alike_say_so()
    {
        var states = States([0, 1, 2]);
        Assert.Contains("2 labels were given for 3 steps", Assert.Throws<ArgumentException>(() => UnitProbe.Rank(states, [true, false])).Message, StringComparison.Ordinal);
        Assert.Contains("All 3 labels are alike", Assert.Throws<ArgumentException>(() => UnitProbe.Rank(states, [true, true, true])).Message, StringComparison.Ordinal);
    }

    private static Matrix<Real> States(params Real[][] rows) => Matrix<Real>.Build.DenseOfRowArrays(rows);
}
