using System.Globalization;

namespace NotebookRunner.Running;

/// <summary>Why a worker ended in the middle of a cell, from its exit code and its last words.</summary>
internal static partial class CrashReport
{
    /// <summary>Added to a signal's number, the exit code of a process that it ended.</summary>
    public const int SignalBase = 128;

    /// <summary>The number of the signal that asks a process to end.</summary>
    public const int Terminated = 15;

    private const int Killed = 9;

    private static readonly Dictionary<int, string> Signals = new()
    {
        [4] = "SIGILL",
        [6] = "SIGABRT",
        [7] = "SIGBUS",
        [8] = "SIGFPE",
        [Killed] = "SIGKILL",
        [11] = "SIGSEGV",
        [13] = "SIGPIPE",
        [Terminated] = "SIGTERM",
        [24] = "SIGXCPU",
    };

    private static readonly string[] Tallies = ["/proc/vmstat", "/sys/fs/cgroup/memory.events"];

    /// <summary>How many processes the system has ended for want of memory. It counts them on Linux: on the whole machine, and in the group of this process.</summary>
    public static long MemoryKills() => Tallies.Where(File.Exists).SelectMany(File.ReadLines).Where(line => line.StartsWith("oom_kill ", StringComparison.Ordinal))
        .Sum(line => long.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));

    /// <param name="exitCode">What the system says.</param>
    /// <param name="isExit">The worker had said that it exits.</param>
    /// <param name="wasMemoryShort">The system has ended processes for want of memory meanwhile.</param>
    /// <param name="lastWords">What it wrote to stderr.</param>
    public static CellError Describe(int exitCode, bool isExit, bool wasMemoryShort, string lastWords)
    {
        if (lastWords.Contains("Stack overflow", StringComparison.Ordinal))
            return Crash("StackOverflow", "The stack overflowed: a function calls itself without an end.", Functions(lastWords));
        if ((exitCode == SignalBase + Killed && !isExit && wasMemoryShort) || lastWords.Contains("Out of memory", StringComparison.OrdinalIgnoreCase))
            return Crash("OutOfMemory", "No memory was left, so the system ended the notebook's process. Use less data, or smaller batches.", []);
        if (lastWords.Contains("Process terminated", StringComparison.Ordinal))
            return Crash("FailFast", LastWords(lastWords), []);
        if (exitCode > SignalBase && !isExit && !OperatingSystem.IsWindows())
            return Signal(exitCode - SignalBase, lastWords);
        return Crash("Exit", $"The cell ended its process (exit code {exitCode}). A notebook must not call Environment.Exit.", []);
    }

    private static CellError Signal(int number, string lastWords)
    {
        string name = Signals.TryGetValue(number, out string? known) ? $"{known}, signal {number}" : $"signal {number}";
        string reason = number is Killed or Terminated ? "Somebody outside did so, or the cell itself; the system counts no end for want of memory." : LastWords(lastWords);
        return Crash("Signal", $"The notebook's process was ended by {name}. {reason}".TrimEnd(), []);
    }

    private static CellError Crash(string name, string message, IReadOnlyList<string> traceback) => new(ErrorKind.Crash, name, message, null, traceback);

    // The reason stands on the lines before the stack.
    private static string LastWords(string text) =>
        string.Join(' ', text.Split('\n').TakeWhile(line => !line.StartsWith("   at ", StringComparison.Ordinal))).Trim();

    private static string[] Functions(string lastWords) =>
        [.. LearnerFunction().Matches(lastWords).Select(match => $"   at {match.Groups["name"].Value}").Distinct()];

    [GeneratedRegex(@"^\s+at Submission#\d+[.+](?<name>[^<\r\n]+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex LearnerFunction();
}
