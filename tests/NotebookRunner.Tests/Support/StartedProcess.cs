using System.Diagnostics;

namespace NotebookRunner.Tests.Support;

/// <summary>Waits for a process that a cell has started, or for what one does.</summary>
internal static class StartedProcess
{
    /// <summary>Waits until the process has ended whose number is in this file.</summary>
    public static Task EndAsync(string file)
    {
        // One that nobody has waited for yet is a zombie.
        string stat = $"/proc/{File.ReadAllText(file)}/stat";
        return UntilAsync(() => !File.Exists(stat) || File.ReadAllText(stat).Split(") ")[^1][0] is 'Z');
    }

    public static async Task UntilAsync(Func<bool> isSo)
    {
        for (var clock = Stopwatch.StartNew(); !isSo(); await Task.Delay(50))
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), "It did not happen within a minute.");
    }
}
