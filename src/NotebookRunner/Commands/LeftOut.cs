using NotebookRunner.Book;
using NotebookRunner.Terminal;

namespace NotebookRunner.Commands;

/// <summary>How a command ends that has made pages of those notebooks that could be read.</summary>
internal static class LeftOut
{
    /// <returns>The exit code.</returns>
    public static int Report(ReadableNotebooks notebooks)
    {
        foreach (string problem in notebooks.Problems)
            Console.Error.WriteLine(Printable.Of($"left out: {problem}"));
        return notebooks.Problems.Count == 0 ? ExitCode.Passed : ExitCode.Unusable;
    }
}
