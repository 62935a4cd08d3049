namespace NotebookRunner.Terminal;

/// <summary>Text from outside as a terminal may have it: the names of files and what cells say can hold codes that command it.</summary>
internal static class Printable
{
    public static string Of(string text) => text.Any(IsCode) ? string.Concat(text.Select(letter => IsCode(letter) ? '\uFFFD' : letter)) : text;

    /// <summary>A name on one line: of a file it may have breaks, which would begin a line of its own.</summary>
    public static string Name(string text) => Of(text).ReplaceLineEndings("\uFFFD").Replace('\t', ' ');

    private static bool IsCode(char letter) => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t');
}
