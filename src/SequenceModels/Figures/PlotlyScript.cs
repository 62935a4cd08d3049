namespace SequenceModels.Figures;

/// <summary>Where plotly.js comes from: the page, a local file put in once, or else the loader fetches it.</summary>
internal static class PlotlyScript
{
    public const string Variable = "SEQUENCE_MODELS_PLOTLY";
    public const string Address = "https://cdn.jsdelivr.net/npm/plotly.js-cartesian-dist-min@4.1.1/plotly-cartesian.min.js";
    public const string Integrity = "sha384-zc4SwKObGL/W0M3RUI09UPWjlgIZHfbwMgcZO6713mRh78tfUmIQKhzCyE2LIiUg";
    private static int written;

    /// <summary>The script element with plotly.js for the first figure of a process; empty afterwards and where there is no local file.</summary>
    public static string Once() => File(Environment.GetEnvironmentVariable(Variable), AssemblyFolder()) is { } file && Interlocked.Exchange(ref written, 1) == 0
        ? $"<script>{System.IO.File.ReadAllText(file)}</script>\n"
        : "";

    /// <summary>The local plotly.js that a setting of the environment variable means, or null for none.</summary>
    /// <exception cref="FileNotFoundException">The setting names a file that is not there.</exception>
    public static string? File(string? setting, string assemblyFolder)
    {
        if (setting == "page")
            return null;
        if (!string.IsNullOrEmpty(setting))
            return System.IO.File.Exists(setting) ? setting : throw new FileNotFoundException(
                $"{Variable} is '{setting}', and no file is there: give it the path of plotly.js, or 'page' where the page brings it, or leave it unset.", setting);
        var built = Path.GetFullPath(Path.Combine(assemblyFolder, "..", "..", "..", "web", "plotly.min.js"));
        return System.IO.File.Exists(built) ? built : null;
    }

    private static string AssemblyFolder() => Path.GetDirectoryName(typeof(PlotlyScript).Assembly.Location) ?? "";
}
