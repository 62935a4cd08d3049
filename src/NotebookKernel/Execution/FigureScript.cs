namespace NotebookKernel.Execution;

/// <summary>Puts plotly.js, once, in front of a figure, so that figures are drawn with the network off and in a notebook that is opened again tomorrow.</summary>
/// <remarks>
/// A figure in three dimensions, a map and the like take the whole of plotly.js, three times as large, which lies beside the small bundle.
/// One cell carries the script. When that cell runs again its outputs are replaced, so it gets the script again; no other cell does. A figure that was looked at
/// before the script came (editors show what is on the screen first) is drawn after all. With a server no output carries it: each says where it is.
/// </remarks>
/// <param name="file">The small bundle; null where the build has none.</param>
/// <param name="server">Who hands the scripts out; null where the outputs carry them.</param>
internal sealed class FigureScript(string? file, ScriptServer? server = null)
{
    private const string Html = "text/html";
    private const string Mark = "data-rnn-figure";
    private const string FullMark = "data-rnn-figure data-rnn-full";
    private const string DrawAgain = """
        <script>
        document.querySelectorAll('figure[data-rnn-figure][data-drawn]').forEach(figure => figure.querySelector('.js-plotly-plot') || figure.removeAttribute('data-drawn'));
        window.rnnDrawFigures && window.rnnDrawFigures();
        </script>

        """;

    // Which cell carries which file, and which files the cell that runs has brought already.
    private readonly Dictionary<string, string> carriers = [];
    private readonly HashSet<string> brought = [];
    private string cell = "";

    /// <summary>The name of the small bundle.</summary>
    public const string SmallFile = "plotly.min.js";

    /// <summary>The name of the whole of plotly.js.</summary>
    public const string FullFile = "plotly-full.min.js";

    /// <summary>Whether HTML has a figure that takes all of plotly.js.</summary>
    public static bool NeedsFull(string html) => html.Contains(FullMark, StringComparison.Ordinal);

    public void StartCell(string name)
    {
        lock (carriers)
        {
            cell = name;
            brought.Clear();
        }
    }

    public Dictionary<string, string> Complete(Dictionary<string, string> data)
    {
        if (!data.TryGetValue(Html, out string? html) || !html.Contains(Mark, StringComparison.Ordinal) || Script(NeedsFull(html)) is not { } script)
            return data;
        return new(data) { [Html] = $"{script}{DrawAgain}{html}" };
    }

    private string? Script(bool isFull)
    {
        string name = isFull ? FullFile : SmallFile;
        if (server is not null)
            return server.Tag(name);
        string? path = isFull ? Path.Combine(Path.GetDirectoryName(file) ?? "", name) : file;
        lock (carriers)
        {
            if (!File.Exists(path) || carriers.GetValueOrDefault(name, cell) != cell || !brought.Add(name))
                return null;
            carriers[name] = cell;
        }
        return $"<script>{File.ReadAllText(path)}</script>\n";
    }
}
