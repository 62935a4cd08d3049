namespace NotebookRunner.Kernel.Execution;

/// <summary>Puts plotly.js, once, in front of a figure, so that figures are drawn with the network off and in a notebook that is opened again tomorrow.</summary>
/// <remarks>
/// One cell carries the script. When that cell runs again its outputs are replaced, so it gets the script again; no other cell does. A figure that was looked at
/// before the script came (editors show what is on the screen first) is drawn after all.
/// </remarks>
internal sealed class FigureScript(string? file)
{
    private const string Html = "text/html";
    private const string Mark = "data-rnn-figure";
    private const string DrawAgain = """
        <script>
        document.querySelectorAll('figure[data-rnn-figure][data-drawn]').forEach(figure => figure.querySelector('.js-plotly-plot') || figure.removeAttribute('data-drawn'));
        window.rnnDrawFigures && window.rnnDrawFigures();
        </script>

        """;

    private string? carrier;
    private string cell = "";
    private bool isDue;

    public void StartCell(string name)
    {
        cell = name;
        isDue = carrier is null || carrier == cell;
    }

    public Dictionary<string, string> Complete(Dictionary<string, string> data)
    {
        if (!isDue || file is null || !data.TryGetValue(Html, out string? html) || !html.Contains(Mark, StringComparison.Ordinal))
            return data;
        (carrier, isDue) = (cell, false);
        return new(data) { [Html] = $"<script>{File.ReadAllText(file)}</script>\n{DrawAgain}{html}" };
    }
}
