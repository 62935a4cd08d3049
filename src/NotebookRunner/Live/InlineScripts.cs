using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace NotebookRunner.Live;

/// <summary>The templates' small inline scripts as files, because a strict page runs no others; the same script is one file for all pages.</summary>
internal sealed partial class InlineScripts
{
    private readonly SortedDictionary<string, string> files = new(StringComparer.Ordinal);

    /// <summary>The files by their address in the book.</summary>
    public IReadOnlyDictionary<string, string> Files => files;

    public string MoveOut(string page) => Script().Replace(page, script =>
    {
        string code = script.Groups["code"].Value.Trim() + "\n";
        string file = $"assets/inline-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)))[..8]}.js";
        files[file] = code;
        return $"<script src=\"{file}\"></script>";
    });

    [GeneratedRegex("<script>(?<code>.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Script();
}
