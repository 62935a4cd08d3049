namespace SequenceModels.Exercises.Judging;

/// <summary>Numbers that are right as far as they go: rounded, or cut to fewer digits.</summary>
internal static class Rounding
{
    private const int MostPlaces = 8;
    private const double Slack = 1e-5;

    /// <returns>How many digits stand behind the point; null where the given numbers are not the others, rounded or cut, or say too little to tell.</returns>
    public static int? Places(Answer[] given, Answer[] others)
    {
        if (given.Zip(others).Any(pair => pair.First.Text is not null || pair.Second.Text is not null || !pair.First.HasShapeOf(pair.Second)))
            return null;
        (double Mine, double Theirs)[] pairs = [.. given.Zip(others).SelectMany(pair => pair.First.Values.Zip(pair.Second.Values))];
        foreach (int places in Enumerable.Range(0, MostPlaces))
        {
            double scale = Math.Pow(10, places);
            if (pairs.All(pair => Math.Abs((pair.Mine * scale) - Math.Round(pair.Mine * scale)) < Slack))
                return pairs.Sum(pair => Digits(pair.Mine * scale)) > 1 && pairs.All(pair => Rounds(Math.Round(pair.Mine * scale), pair.Theirs * scale)) ? places : null;
        }
        return null;
    }

    private static bool Rounds(double whole, double value) => Math.Abs(whole - value) <= 0.5 + Slack || whole.Equals(Math.Truncate(value));

    private static int Digits(double whole) => Math.Abs(whole) < 0.5 ? 0 : 1 + (int)Math.Log10(Math.Round(Math.Abs(whole)));
}
