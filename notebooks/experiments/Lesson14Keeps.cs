using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Data.Tasks;
using SequenceModels.Layers;
using SequenceModels.Lessons;

namespace Experiments;

/// <summary>What the encoder of lesson 14 keeps: five properties of a date, read by a linear probe from the state that crosses over, after 1,200 batches and before any.</summary>
internal sealed class Lesson14Keeps : IExperiment
{
    private const int Classes = 32;                     // as many as the largest number of a day needs

    private static readonly HumanDate[] days = [.. DateTranslation.Draw(2400, new Random(13), heldOut: true).Where(date => date.Iso.Length == 10)];
    private static readonly HumanDate[] named = [.. DateTranslation.Draw(2000, new Random(12), heldOut: true).Select(date => date with { Format = "dddd, d MMMM yyyy" })];

    private static readonly (string Name, HumanDate[] Dates, Func<DateOnly, int> Of)[] properties =
    [
        ("month", days, day => day.Month), ("day of the month", days, day => day.Day), ("decade", days, day => day.Year / 10 % 10),
        ("last digit of the year", days, day => day.Year % 10), ("day of the week", named, day => (int)day.DayOfWeek),
    ];

    public string Name => "14-keeps";

    public IReadOnlyList<string> Columns => ["seed", "encoder", .. properties.Select(property => property.Name)];

    public IEnumerable<(string Row, Func<IReadOnlyList<object>> Compute)> Rows() =>
        from encoder in (string[])["untrained", "trained"]
        from seed in Enumerable.Range(1, 10)
        select ($"seed {seed}, {encoder}", (Func<IReadOnlyList<object>>)(() => [seed, encoder, .. Ask(seed, encoder == "trained").Cast<object>()]));

    private static IEnumerable<double> Ask(int seed, bool trained)
    {
        var model = DateTranslation.Model(64, new Random(seed));
        if (trained)
            DateTranslation.Teacher(model, rate: 0.013, updates: 1200).Fit(DateTranslation.Batches(DateTranslation.Draw(1200 * 32, new Random(11))));
        var (all, some) = (Summary(model, days), Summary(model, named));
        return properties.Select(property => Probe(property.Dates == days ? all : some, [.. property.Dates.Select(date => property.Of(date.Day))]));
    }

    /// <summary>One row a date: the encoder's last h and c, and a 1.</summary>
    private static Matrix<double> Summary(EncoderDecoder model, HumanDate[] dates)
    {
        var pairs = DateTranslation.Pairs(dates);
        var end = model.Encode(pairs.X, pairs.Lengths);
        return end.H.Stack(end.C).Stack(Matrix<double>.Build.Dense(1, dates.Length, 1)).Transpose();
    }

    /// <summary>Fits by least squares on the first half; the share of the second half that is right.</summary>
    private static double Probe(Matrix<double> summary, int[] truth)
    {
        int n = summary.RowCount / 2;
        var aim = Matrix<double>.Build.Dense(n, Classes, (row, number) => truth[row] == number ? 1 : 0);
        var fit = summary.SubMatrix(0, n, 0, summary.ColumnCount);
        var squares = fit.TransposeThisAndMultiply(fit) + (0.001 * Matrix<double>.Build.DenseIdentity(summary.ColumnCount));
        var guess = summary * squares.Cholesky().Solve(fit.TransposeThisAndMultiply(aim));
        return Enumerable.Range(n, n).Average(row => guess.Row(row).MaximumIndex() == truth[row] ? 1.0 : 0);
    }
}
