namespace NotebookRunner.Tests.Book;

/// <summary>A fact that needs a browser and the installed front-end files, and says what is missing where it cannot run.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    private static readonly bool HasFrontEndFiles = File.Exists(Path.Combine(SampleBook.InstalledWebFolder, "plotly.min.js"));

    public BrowserFactAttribute()
    {
        if (Chromium.Path is null)
            Skip = "No Chromium, Chrome or Edge was found. Install one, or name its program in CHROMIUM_PATH; .ci/run installs chromium.";
        else if (!HasFrontEndFiles)
            Skip = "artifacts/web is empty because the build found no npm or no network; install npm and build again.";
    }

    public static bool IsPossible => Chromium.Path is not null && HasFrontEndFiles;
}
