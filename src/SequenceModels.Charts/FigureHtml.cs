using System.Text;

namespace SequenceModels.Charts;

/// <summary>The HTML of a figure: a place for the plot, its JSON, its numbers in an open table, and the loader that draws the one and closes the other.</summary>
internal static class FigureHtml
{
    private const int TableRows = 24;
    private static readonly string Loader = ReadLoader();
    private static int figures;

    /// <summary>Numbers figures in the order they are shown, so that a second run writes the same HTML.</summary>
    public static int NextNumber() => Interlocked.Increment(ref figures);

    public static string Write(Figure figure, int number)
    {
        var title = TableHtml.Escape(figure.Title);
        return $"""
            <figure class="rnn-figure" id="fig-{number}" data-rnn-figure{(figure.IsFull ? " data-rnn-full" : "")} style="margin:1em 0">
            <div class="rnn-plot" role="img" aria-label="{TableHtml.Escape(figure.AltText)}"></div>
            <script type="application/json">{figure.ToJson()}</script>
            <details class="rnn-data" open><summary>{title} — the numbers</summary><div class="rnn-scroll" style="overflow-x:auto">{TableHtml.Body(figure.Table, figure.Rows(TableRows))}</div></details>
            {(figure.Caption.Length > 0 ? $"<figcaption>{TableHtml.Escape(figure.Caption)}</figcaption>\n" : "")}</figure>
            <script>{Loader}</script>
            """;
    }

    private static string ReadLoader()
    {
        using var stream = typeof(FigureHtml).Assembly.GetManifestResourceStream("SequenceModels.Charts.Loader.js")!;
        using var reader = new StreamReader(stream);
        var script = new StringBuilder();
        while (reader.ReadLine() is { } line)
            if (line.Trim() is { Length: > 0 } code && !code.StartsWith("//", StringComparison.Ordinal))
                script.Append(code).Append('\n');
        var dark = string.Join(',', Palette.Dark.Select(pair => $"'{pair.Key}':'{pair.Value}'"));
        return script.Replace("$DARK", $"{{{dark}}}").Replace("$SOURCE", PlotlyScript.Address).Replace("$INTEGRITY", PlotlyScript.Integrity).Replace("$FULL_SOURCE", PlotlyScript.FullAddress).Replace("$FULL_INTEGRITY", PlotlyScript.FullIntegrity).ToString();
    }
}
