using System.Security.Cryptography;
using System.Text;

namespace NotebookRunner.Live;

/// <summary>The pages' inline scripts as files, because a strict page runs no others; the same script is one file for all pages.</summary>
internal sealed partial class PageScripts
{
    private readonly SortedDictionary<string, string> files = new(StringComparer.Ordinal);

    /// <summary>The templates' small scripts by their address in the book.</summary>
    public IReadOnlyDictionary<string, string> Files => files;

    public string MoveOut(string page) => Script().Replace(page, script =>
    {
        string code = script.Groups["code"].Value.Trim() + "\n";
        string file = $"assets/inline-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)))[..8]}.js";
        files[file] = code;
        return $"<script src=\"{file}\"></script>";
    });

    /// <summary>The script that draws figures, which each figure of a notebook brings along, with plotly.js from the book's own files; empty where there is no figure.</summary>
    public static string FigureLoader(IEnumerable<string> bodies) =>
        bodies.Select(body => Loader().Match(body)).FirstOrDefault(match => match.Success) is { } loader
            ? Address().Replace(loader.Groups["code"].Value, address => $"'assets/{(address.Groups["bundle"].Value == "plotly" ? "plotly-full" : "plotly")}.min.js', ''")
            : "";

    [GeneratedRegex("<script>(?<code>.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex(@"<script>(?<code>\(function \(\) \{\s*window\.rnnDrawFigures = .*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Loader();

    [GeneratedRegex(@"'https://[^']*/(?<bundle>plotly(-cartesian)?)\.min\.js', '[^']*'")]
    private static partial Regex Address();
}
