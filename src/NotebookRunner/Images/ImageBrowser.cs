using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using NotebookKernel.Execution;
using NotebookRunner.Book.Pages;

namespace NotebookRunner.Images;

/// <summary>Draws figures with a browser that shows no window: one process and one page for all of them.</summary>
/// <param name="program">The browser.</param>
/// <param name="plotly">The file with plotly.js.</param>
internal sealed partial class ImageBrowser(string program, string plotly)
{
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan FigureTime = TimeSpan.FromSeconds(30);

    /// <returns>A picture for each figure as a data address; null for one that could not be drawn.</returns>
    public async Task<IReadOnlyList<string?>> DrawAsync(IReadOnlyList<string> figures, CancellationToken token)
    {
        var folder = Directory.CreateTempSubdirectory("stills-");
        string page = Path.Combine(folder.FullName, "stills.html");
        await File.WriteAllTextAsync(page, Page(figures), token);
        using var browser = Start(page, Path.Combine(folder.FullName, "profile"));
        try
        {
            return await DrawAsync(browser, figures.Count, token);
        }
        finally
        {
            browser.Kill(entireProcessTree: true);
            await browser.WaitForExitAsync(CancellationToken.None);
            Delete(folder);
        }
    }

    // System.Text.Json writes < as \u003c, so no figure can end the script it stands in.
    private string Page(IReadOnlyList<string> figures) => Resource.Read("stills.html")
        .Replace("$PLOTLY", new Uri(Bundle(figures)).AbsoluteUri, StringComparison.Ordinal)
        .Replace("$FIGURES", JsonSerializer.Serialize(figures), StringComparison.Ordinal);

    // The whole of plotly.js draws what the small bundle draws too.
    private string Bundle(IReadOnlyList<string> figures) =>
        Path.Combine(Path.GetDirectoryName(plotly)!, FigureScript.FullFile) is var full && figures.Any(FigureScript.NeedsFull) && File.Exists(full) ? full : plotly;

    private Process Start(string page, string profile)
    {
        // Root in a container has no sandbox. Port 0 is any that is free, on this machine only.
        string[] root = Environment.IsPrivilegedProcess && OperatingSystem.IsLinux() ? ["--no-sandbox"] : [];
        // Without a graphics card the browser draws in three dimensions itself: what it draws is ours.
        string[] quiet = ["--no-first-run", "--disable-gpu", "--enable-unsafe-swiftshader", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars"];
        string[] arguments = ["--headless", "--remote-debugging-port=0", $"--user-data-dir={profile}", .. quiet, .. root, new Uri(page).AbsoluteUri];
        return Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    }

    private static async Task<string?[]> DrawAsync(Process browser, int count, CancellationToken token)
    {
        string?[] pictures = new string?[count];
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(token);
            patience.CancelAfter(StartTime + (count * FigureTime));
            using var page = new DevTools();
            await page.ConnectAsync(await PortAsync(browser, patience.Token), "still", patience.Token);
            for (int number = 0; number < count; number++)
                pictures[number] = await page.EvaluateAsync($"still({number})", patience.Token);
        }
        catch (Exception error) when (error is WebSocketException or HttpRequestException or IOException or JsonException or OperationCanceledException)
        {
            // What is drawn is kept; the caller counts what is not.
        }
        return pictures;
    }

    // The browser says on its error stream where it listens. Both streams are read to the end, so that it never waits for a reader.
    private static Task<int> PortAsync(Process browser, CancellationToken token)
    {
        var port = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        browser.OutputDataReceived += (_, _) => { };
        browser.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null)
                port.TrySetException(new IOException("The browser ended without listening."));
            else if (Listening().Match(line.Data) is { Success: true } listening)
                port.TrySetResult(int.Parse(listening.Groups["port"].ValueSpan));
        };
        browser.BeginOutputReadLine();
        browser.BeginErrorReadLine();
        return port.Task.WaitAsync(token);
    }

    // A browser that is just ending may still hold its profile; the system empties its temporary folder.
    private static void Delete(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException)
        {
        }
    }

    [GeneratedRegex(@"^DevTools listening on ws://[^:/]+:(?<port>\d+)/")]
    private static partial Regex Listening();
}
