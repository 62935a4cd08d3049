namespace NotebookRunner.Images;

/// <summary>The browser of this machine, where there is one.</summary>
internal static class Chromium
{
    private static readonly string[] Programs =
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe", "msedge.exe"];

    public static string? Path { get; } = Candidates().FirstOrDefault(File.Exists);

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } chosen)
            yield return chosen;
        foreach (string folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator))
            foreach (string program in Programs)
                yield return System.IO.Path.Combine(folder, program);
        yield return "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
        yield return Installed(Environment.SpecialFolder.ProgramFiles, "Google/Chrome/Application/chrome.exe");
        yield return Installed(Environment.SpecialFolder.ProgramFilesX86, "Microsoft/Edge/Application/msedge.exe");
    }

    private static string Installed(Environment.SpecialFolder folder, string program) =>
        System.IO.Path.Combine(Environment.GetFolderPath(folder), program);
}
