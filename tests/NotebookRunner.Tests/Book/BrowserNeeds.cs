using NotebookRunner.Images;

namespace NotebookRunner.Tests.Book;

/// <summary>What a test that looks at pages needs of its machine.</summary>
internal static class BrowserNeeds
{
    public static bool AreMet => Chromium.Path is not null && File.Exists(Path.Combine(SampleBook.InstalledWebFolder, "plotly.min.js"));

    /// <summary>Why such a test is skipped; null where it runs, and always null in CI, where what is missing must fail.</summary>
    public static string? Missing => AreMet || Environment.GetEnvironmentVariable("CI") is { Length: > 0 } ? null
        : Chromium.Path is null ? "No Chromium, Chrome or Edge was found. Install one, or name its program in CHROMIUM_PATH; .ci/run installs chromium."
        : "artifacts/web is empty because the build found no npm or no network; install npm and build again.";
}
