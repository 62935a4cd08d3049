namespace NotebookRunner.Live;

/// <summary>A page of the book under a Content-Security-Policy that lets scripts come from the book's own files only.</summary>
internal static class LivePage
{
    /// <summary>What a live page may load and run: its own files. Values that a cell shows may bring pictures with them, but no script.</summary>
    public const string Policy =
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        + "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'";

    /// <summary>What slides may load: the same files, and no connection. The window of the speaker's notes is written with its scripts in it.</summary>
    public const string DeckPolicy =
        "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; frame-src 'self'; base-uri 'none'; form-action 'none'";

    private const string Charset = "<meta charset=\"utf-8\" />\n";

    private static readonly string Head = $"""
        {Charset}{Meta(Policy)}
        <link rel="manifest" href="app.webmanifest" />

        """;

    /// <param name="page">A deck's whole page.</param>
    public static string OfDeck(string page) => page.Replace(Charset, $"{Charset}{Meta(DeckPolicy)}\n", StringComparison.Ordinal);

    /// <param name="page">A whole page.</param>
    /// <param name="scripts">Takes the page's inline scripts, which this policy forbids.</param>
    /// <param name="lesson">The notebook's name without ending; none on a page without cells.</param>
    public static string Of(string page, PageScripts scripts, string? lesson = null)
    {
        string cells = lesson is null ? "" : $"""
            <meta name="rnn-lesson" content="{Html.Escape(lesson)}" />
            <script defer="" src="assets/figure-loader.js"></script>

            """;
        string end = $"""
            <link rel="stylesheet" href="assets/live.css" />
            {cells}<script type="module" src="assets/live.js"></script>
            </head>
            """;
        return scripts.MoveOut(page).Replace(Charset, Head, StringComparison.Ordinal).Replace("</head>", end, StringComparison.Ordinal);
    }

    private static string Meta(string policy) => $"<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\" />";
}
