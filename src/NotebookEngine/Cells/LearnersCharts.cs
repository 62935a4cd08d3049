namespace NotebookEngine.Cells;

/// <summary>Charts of Plotly.NET that a learner brings without <c>setup.csx</c>: they show themselves as a lesson's figures do.</summary>
/// <remarks>
/// By the charts that the build puts beside this program, as it does plotly.js: the build is the installation, and <c>setup.csx</c> names the same file.
/// Where a notebook has loaded others before, those serve.
/// </remarks>
internal static class LearnersCharts
{
    private const string Plotly = "Plotly.NET";
    private const string Library = "SequenceModels";
    private const string Charts = Library + ".Charts";

    private static bool areUsed;

    /// <summary>To be called before code runs: what that code registers with <c>Formatter</c> has the last word.</summary>
    public static void Prepare()
    {
        if (areUsed || !SharedAssemblies.Offers(Plotly))
            return;
        string[] needed = [Built(Library), Built(Charts)];
        if (!needed.All(File.Exists))
            return;
        areUsed = true;
        var charts = SharedAssemblies.Load(needed).Single(loaded => loaded.Assembly.GetName().Name == Charts).Assembly;
        charts.GetType(Charts + ".Host")!.GetMethod("Use")!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null);
    }

    // This program lies in artifacts/bin/NotebookRunner/release.
    private static string Built(string project)
    {
        string own = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        return Path.GetFullPath(Path.Combine(own, "..", "..", project, Path.GetFileName(own), project + ".dll"));
    }
}
