namespace SequenceModels.Exercises.Judging;

/// <summary>Mistakes that can be made anywhere, seen by comparing an answer with the right one.</summary>
internal static class GeneralMistake
{
    private const int LargestFactor = 1000;

    public static (string Name, string Message)? Find(Answer[] given, Answer[] right, double tolerance)
    {
        bool Are(Func<Answer, Answer, double, bool> mistake) => given.Zip(right).All(pair => mistake(pair.First, pair.Second, tolerance));
        return Rounding.Places(given, right) is { } places
                ? ("rounded", places == 0 ? "Right, but cut to whole numbers. (In C#, an int divided by an int is an int.)" : "Right as far as it goes, but rounded or cut: give more digits.")
            : Are(IsNegative) ? ("sign", "All is right but the sign.")
            : Are(IsTransposed) ? ("transposed", "Rows and columns are exchanged: somewhere a matrix is transposed that should not be, or is not and should.")
            : Are(IsReversed) ? ("order reversed", "The right numbers, in reverse order: which step comes first?")
            : Are((mine, theirs, near) => IsShifted(mine, theirs, near) || IsShifted(theirs, mine, near)) ? ("off by one step", "The numbers stand one step too early or too late.")
            : Are(IsPercent) ? ("percent for share", "Every number is 100 times what it should be: a percentage, where a share is asked for?")
            : given.Length > 2 && given.All(one => one.IsNear(given[0], 0)) ? ("arguments ignored", "Whatever it is called with, it gives the same. Which of its arguments does it use?")
            : Factor(given, right, tolerance) is { } factor ? ("factor", $"Every number is {factor} times what it should be: a sum in place of a mean, or a factor too many or too few?")
            : null;
    }

    public static bool IsTransposed(Answer mine, Answer theirs, double tolerance)
    {
        if (mine.Shape is not [int rows, int columns] || theirs.Shape is not [int theirRows, int theirColumns] || (rows, columns) != (theirColumns, theirRows))
            return false;
        double[] turned = [.. Enumerable.Range(0, columns).SelectMany(column => Enumerable.Range(0, rows).Select(row => mine.Values[row * columns + column]))];
        return new Answer(theirs.Shape, turned).IsNear(theirs, tolerance);
    }

    private static bool IsNegative(Answer mine, Answer theirs, double tolerance) =>
        theirs.Values.Length > 0 && new Answer(mine.Shape, [.. mine.Values.Select(value => -value)]).IsNear(theirs, tolerance);

    private static bool IsReversed(Answer mine, Answer theirs, double tolerance) =>
        mine.Values.Length > 0 && mine.Shape is [> 0, ..] && new Answer(theirs.Shape, [.. mine.Values.Chunk(mine.Values.Length / mine.Shape[0]).Reverse().SelectMany(step => step)]).IsNear(theirs, tolerance);

    private static bool IsPercent(Answer mine, Answer theirs, double tolerance) =>
        theirs.Values.All(value => Math.Abs(value) <= 1) && new Answer(mine.Shape, [.. mine.Values.Select(value => value / 100)]).IsNear(theirs, tolerance);

    // Of yes and no, or of few numbers, a list and its neighbour agree by luck.
    private static bool IsShifted(Answer early, Answer late, double tolerance)
    {
        if (early.Shape is not [> 2, ..] || late.Values.Distinct().Count() < 3)
            return false;
        int step = early.Values.Length / early.Shape[0];
        int[] shape = [early.Values.Length - step];
        return new Answer(shape, early.Values[step..]).IsNear(new Answer(shape, late.Values[..^step]), tolerance);
    }

    // One number is some multiple of every other: only three or more that agree say something.
    private static string? Factor(Answer[] given, Answer[] right, double tolerance)
    {
        (double Mine, double Theirs)[] pairs = [.. given.Zip(right).SelectMany(pair => pair.First.Values.Zip(pair.Second.Values)).Where(pair => pair.Second != 0)];
        if (pairs.Select(pair => pair.Theirs).Distinct().Count() < 3)
            return null;
        double ratio = pairs[0].Mine / pairs[0].Theirs;
        double whole = Math.Round(Math.Abs(ratio) >= 1 ? ratio : 1 / ratio);
        double factor = Math.Abs(ratio) >= 1 ? whole : 1 / whole;
        bool isOne = Math.Abs(whole) is > 1 and <= LargestFactor
            && given.Zip(right).All(pair => pair.First.IsNear(new Answer(pair.Second.Shape, [.. pair.Second.Values.Select(value => factor * value)]), tolerance));
        return !isOne ? null : Math.Abs(ratio) >= 1 ? $"{whole}" : $"1/{whole}";
    }
}
