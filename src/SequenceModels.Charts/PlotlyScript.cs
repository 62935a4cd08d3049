namespace SequenceModels.Charts;

/// <summary>Where plotly.js comes from: the page, a local file put in once, or else the loader fetches it.</summary>
internal static class PlotlyScript
{
    public const string Variable = "SEQUENCE_MODELS_PLOTLY";
    public const string Address = "https://cdn.jsdelivr.net/npm/plotly.js-cartesian-dist-min@4.1.1/plotly-cartesian.min.js";
    public const string Integrity = "sha384-zc4SwKObGL/W0M3RUI09UPWjlgIZHfbwMgcZO6713mRh78tfUmIQKhzCyE2LIiUg";
    public const string FullAddress = "https://cdn.jsdelivr.net/npm/plotly.js-dist-min@4.1.2/plotly.min.js";
    public const string FullIntegrity = "sha384-hHv6D3tTUUBpp4tVv6t2Dc3oGuRhphmWOTKUR8jWyN0Pnon1g3iebKCNDNmKmxo8";

    /// <summary>The types of traces that the small bundle draws; all others take the whole of plotly.js, three times as large.</summary>
    public static readonly IReadOnlySet<string> Flat = new HashSet<string>
    {
        "scatter", "bar", "box", "violin", "histogram", "histogram2d", "histogram2dcontour", "heatmap", "contour", "image", "pie", "scatterternary",
    };

    private static int written;

    /// <summary>The script element with plotly.js for the first figure of a process, and for the first that takes all of it; empty afterwards and where there is no local file.</summary>
    public static string Once(bool full)
    {
        // What is written: 1 the small bundle, 2 the whole.
        var needed = full ? 2 : 1;
        if (Volatile.Read(ref written) >= needed || File(Environment.GetEnvironmentVariable(Variable), AssemblyFolder(), full) is not { } file || Interlocked.Exchange(ref written, needed) >= needed)
            return "";
        return $"<script>{System.IO.File.ReadAllText(file)}</script>\n";
    }

    /// <summary>The local plotly.js that a setting of the environment variable means, or null for none. The whole of plotly.js lies beside the small bundle.</summary>
    /// <exception cref="FileNotFoundException">The setting names a file that is not there.</exception>
    public static string? File(string? setting, string assemblyFolder, bool full = false)
    {
        if (setting == "page")
            return null;
        if (!string.IsNullOrEmpty(setting) && !System.IO.File.Exists(setting))
            throw new FileNotFoundException(
                $"{Variable} is '{setting}', and no file is there: give it the path of plotly.js, or 'page' where the page brings it, or leave it unset.", setting);
        var small = string.IsNullOrEmpty(setting) ? Path.GetFullPath(Path.Combine(assemblyFolder, "..", "..", "..", "web", "plotly.min.js")) : setting;
        var file = full ? Path.Combine(Path.GetDirectoryName(small)!, "plotly-full.min.js") : small;
        return System.IO.File.Exists(file) ? file : null;
    }

    private static string AssemblyFolder() => Path.GetDirectoryName(typeof(PlotlyScript).Assembly.Location) ?? "";
}
