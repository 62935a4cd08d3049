namespace NotebookRunner.Book.Pages;

/// <summary>Run times as a reader wants them: no more digits than tell something.</summary>
internal static class Duration
{
    public static string Text(double seconds) => seconds switch
    {
        < 0.0005 => "< 1 ms",
        < 0.9995 => $"{seconds * 1000:0} ms",
        < 9.95 => $"{seconds:0.0} s",
        < 59.5 => $"{seconds:0} s",
        _ => $"{(int)(Math.Round(seconds) / 60)} min {Math.Round(seconds) % 60:00} s",
    };
}
