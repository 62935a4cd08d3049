using System.Collections;

namespace SequenceModels.Charts;

/// <summary>A named row of numbers in a chart. Written as a tuple: <c>("naive", errors)</c> or <c>("truth", x, Role.Target)</c>.</summary>
/// <param name="Name">What the legend says.</param>
/// <param name="Values">One number a point; NaN leaves a gap.</param>
/// <param name="Role">What it stands for, which decides its colour. Default: the next colour in order.</param>
public sealed record Series(string Name, IReadOnlyList<double> Values, Role Role = Role.None)
{
    /// <summary>Lower edge of a band around the values, one number a point, or null for no band.</summary>
    public IReadOnlyList<double>? Lower { get; init; }

    /// <summary>Upper edge of a band around the values, one number a point, or null for no band.</summary>
    public IReadOnlyList<double>? Upper { get; init; }

    /// <summary>The mean of several runs of equal length, one per seed, with a band from the lowest to the highest.</summary>
    /// <exception cref="ArgumentException">There are no runs, or their lengths differ.</exception>
    public static Series OverSeeds(string name, IEnumerable<IEnumerable<double>> runs, Role role = Role.None)
    {
        AllGiven(name, runs);
        double[][] all = [.. runs.Select(run => run.ToArray())];
        if (all.Length == 0 || all.Any(run => run.Length != all[0].Length))
            throw new ArgumentException($"'{name}' needs one run or more, all of the same length; got lengths [{string.Join(", ", all.Select(run => run.Length))}].");
        double[] At(Func<IEnumerable<double>, double> of) => [.. Enumerable.Range(0, all[0].Length).Select(i => of(all.Select(run => run[i])))];
        return new(name, At(Enumerable.Average), role) { Lower = At(Enumerable.Min), Upper = At(Enumerable.Max) };
    }

    /// <summary>A series from its name and its values.</summary>
    public static implicit operator Series((string Name, IEnumerable<double> Values) pair) => new(pair.Name, [.. pair.Values]);

    /// <summary>A series from its name, its values and what it stands for.</summary>
    public static implicit operator Series((string Name, IEnumerable<double> Values, Role Role) triple) => new(triple.Name, [.. triple.Values], triple.Role);

    /// <summary>A series from its name and its numbers of any other type: int, float, …</summary>
    /// <exception cref="InvalidCastException">A value is not a number.</exception>
    public static implicit operator Series((string Name, IEnumerable Values) pair) => new(pair.Name, Doubles(pair.Values));

    /// <summary>A series from its name, its numbers of any other type and what it stands for.</summary>
    /// <exception cref="InvalidCastException">A value is not a number.</exception>
    public static implicit operator Series((string Name, IEnumerable Values, Role Role) triple) => new(triple.Name, Doubles(triple.Values), triple.Role);

    private static double[] Doubles(IEnumerable values) => [.. values.Cast<object>().Select(Convert.ToDouble)];
}
