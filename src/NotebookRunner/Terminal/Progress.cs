using NotebookRunner.Running;
using Spectre.Console;

namespace NotebookRunner.Terminal;

/// <summary>Shows a run while it runs: a bar for each notebook, or plain lines where the output is not a terminal.</summary>
internal static class Progress
{
    public static Task<T> ShowAsync<T>(IReadOnlyList<NotebookTask> tasks, Func<IRunObserver, Task<T>> run) =>
        Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive
            ? run(new ProgressLines(tasks.Count))
            : AnsiConsole.Progress()
                .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new ElapsedTimeColumn(), new RemainingTimeColumn())
                .StartAsync(context => run(new ProgressBars(context, tasks)));
}
