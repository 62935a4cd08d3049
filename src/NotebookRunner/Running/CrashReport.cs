using System.Text.RegularExpressions;
using NotebookRunner.Protocol;

namespace NotebookRunner.Running;

/// <summary>Why a worker ended in the middle of a cell, from its exit code and its last words.</summary>
internal static partial class CrashReport
{
    // 128 + SIGKILL: on Linux the system's answer to a process that takes all memory.
    private const int Killed = 137;

    public static CellError Describe(int exitCode, string lastWords)
    {
        if (lastWords.Contains("Stack overflow", StringComparison.Ordinal))
            return Crash("StackOverflow", "The stack overflowed: a function calls itself without an end.", Functions(lastWords));
        if (exitCode == Killed || lastWords.Contains("Out of memory", StringComparison.OrdinalIgnoreCase))
            return Crash("OutOfMemory", "No memory was left, so the system ended the notebook's process. Use less data, or smaller batches.", []);
        if (lastWords.Contains("Process terminated", StringComparison.Ordinal))
            return Crash("FailFast", LastWords(lastWords), []);
        return Crash("Exit", $"The cell ended its process (exit code {exitCode}). A notebook must not call Environment.Exit.", []);
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
