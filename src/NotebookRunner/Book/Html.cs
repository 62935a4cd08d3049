using System.Net;
using System.Text.RegularExpressions;

namespace NotebookRunner.Book;

/// <summary>Text made safe for a page.</summary>
internal static partial class Html
{
    public static string Escape(string text) => WebUtility.HtmlEncode(Unprintable().Replace(text, ""));

    /// <summary>The text without a terminal's colours and cursor movements.</summary>
    public static string WithoutTerminalCodes(string text) => TerminalCode().Replace(text, "");

    [GeneratedRegex(@"[\u0000-\u0008\u000B\u000C\u000E-\u001F]")]
    private static partial Regex Unprintable();

    [GeneratedRegex(@"\u001B(\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001B]*(\u0007|\u001B\\)|[@-Z\\^_])")]
    private static partial Regex TerminalCode();
}
