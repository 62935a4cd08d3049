namespace NotebookRunner.Tests.Book;

/// <summary>A fact that needs a browser, and says so where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (Chromium.Path is null)
            Skip = "No Chromium, Chrome or Edge was found. Install one, or name its program in CHROMIUM_PATH; .ci/run installs chromium.";
        else if (!File.Exists(Path.Combine(SampleBook.InstalledWebFolder, "plotly.min.js")))
            Skip = "artifacts/web is empty: this machine has no npm, so the book would load its scripts from a CDN.";
    }
}
