namespace NotebookRunner.Images;

/// <summary>The HTML that shows a figure, and the still picture of it for places that run no scripts.</summary>
/// <remarks>
/// The picture is an img with a data address inside the HTML, not an image/png beside it: nbconvert, JupyterLab and VS Code show the HTML where both are there.
/// Where scripts are stripped (on GitHub always, elsewhere from notebooks that are not trusted) the picture stays; where they run, the live figure takes its place.
/// </remarks>
internal static partial class FigureMarkup
{
    /// <summary>The outputs of a notebook that are figures.</summary>
    public static IEnumerable<JsonObject> Outputs(NotebookDocument notebook) =>
        from cell in notebook.Cells
        where cell.IsCode
        from output in cell.Outputs
        let data = output["data"] as JsonObject
        where data is not null && Plot().IsMatch(Html(data)) && Json().IsMatch(Html(data))
        select data;

    public static string Html(JsonObject data) => Multiline.Read(data["text/html"]);

    /// <summary>The figure's data: a picture is drawn anew only when this changes.</summary>
    public static string Key(JsonObject data) => Json().Match(Html(data)).Groups["json"].Value;

    /// <summary>The picture's address, or null where there is none yet.</summary>
    public static string? Picture(JsonObject data) => Still().Match(Html(data)) is { Success: true } still ? still.Groups["src"].Value : null;

    /// <summary>Puts the picture where the plot goes, and folds the table that stood in for it.</summary>
    public static void Add(JsonObject data, string picture)
    {
        string note = Note(JsonNode.Parse(Key(data))!["layout"]!["sliders"]?[0]);
        string html = Plot().Replace(Html(data), plot =>
            $"{plot.Groups["start"]}<img class=\"rnn-still\" alt=\"{plot.Groups["alt"]}\" style=\"max-width:100%\" src=\"{picture}\">{note}</div>", 1);
        data["text/html"] = Multiline.Write(html.Replace("<details class=\"rnn-data\" open>", "<details class=\"rnn-data\">", StringComparison.Ordinal));
    }

    private static string Note(JsonNode? slider)
    {
        if (slider is null)
            return "";
        string[] labels = [.. slider["steps"]!.AsArray().Select(step => (string)step!["label"]!)];
        string words = $"One of {labels.Length} steps. {(string)slider["currentvalue"]!["prefix"]!}{labels[(int)slider["active"]!]}. Run the notebook to move the slider from {labels[0]} to {labels[^1]}.";
        return $"<p class=\"rnn-still\">{NotebookOutputs.Html.Escape(words)}</p>";
    }

    [GeneratedRegex("""(?<start><div class="rnn-plot" role="img" aria-label="(?<alt>[^"]*)">)(<(img|p) class="rnn-still".*?)?</div>""", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Plot();

    [GeneratedRegex("""<script type="application/json">(?<json>.*?)</script>""", RegexOptions.Singleline)]
    private static partial Regex Json();

    [GeneratedRegex("""<img class="rnn-still"[^>]* src="(?<src>[^"]*)">""")]
    private static partial Regex Still();
}
