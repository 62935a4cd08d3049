using System.Text.RegularExpressions;

namespace NotebookRunner.Live;

/// <summary>The script that draws figures, once for all pages: each figure of a notebook brings it along, and a strict page runs none that is inline.</summary>
internal static partial class FigureLoader
{
    /// <summary>The loader as a figure of these pages has it, with plotly.js from the book's own files; empty where there is no figure.</summary>
    public static string In(IEnumerable<string> bodies) =>
        bodies.Select(body => Loader().Match(body)).FirstOrDefault(match => match.Success) is { } loader
            ? Address().Replace(loader.Groups["code"].Value, address => $"'assets/{(address.Groups["bundle"].Value == "plotly" ? "plotly-full" : "plotly")}.min.js', ''")
            : "";

    [GeneratedRegex(@"<script>(?<code>\(function \(\) \{\s*window\.rnnDrawFigures = .*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Loader();

    [GeneratedRegex(@"'https://[^']*/(?<bundle>plotly(-cartesian)?)\.min\.js', '[^']*'")]
    private static partial Regex Address();
}
