using System.Net;
using System.Text.RegularExpressions;

namespace NotebookOutputs;

/// <summary>Text made safe for a page.</summary>
internal static partial class Html
{
    public static string Escape(string text) => WebUtility.HtmlEncode(Unprintable().Replace(text, ""));

    /// <summary>The text without a terminal's colours and cursor movements.</summary>
    /// <param name="text">What a program wrote.</param>
    /// <param name="keepStyles">Leave colours and weights in.</param>
    public static string WithoutTerminalCodes(string text, bool keepStyles = false) => TerminalCode().Replace(text, code => keepStyles && code.Value[^1] == 'm' ? code.Value : "");

    [GeneratedRegex(@"[\u0000-\u0008\u000B\u000C\u000E-\u001F]")]
    private static partial Regex Unprintable();

    [GeneratedRegex(@"\u001B(\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001B]*(\u0007|\u001B\\)|[@-Z\\^_])")]
    private static partial Regex TerminalCode();
}
