using NotebookRunner.Grading;
using Spectre.Console;

namespace NotebookRunner.Terminal;

/// <summary>Shows work while it is done: by bars, or by plain lines where the output is not a terminal.</summary>
internal static class Progress
{
    /// <summary>A run: a bar or a line for each notebook.</summary>
    public static Task<T> ShowAsync<T>(IReadOnlyList<NotebookTask> tasks, Func<IRunObserver, Task<T>> run) =>
        ShowAsync(() => run(new ProgressLines(tasks.Count)), context => run(new ProgressBars(context, tasks)));

    /// <summary>A grading: one bar, or a line for each copy.</summary>
    public static Task<T> ShowGradingAsync<T>(int copies, Func<Action<IReadOnlyList<Grade>>, Task<T>> grade)
    {
        int count = 0;
        return ShowAsync(() => grade(rows => Console.WriteLine($"[{Interlocked.Increment(ref count)}/{copies}] {rows[0].Who}: {Result(rows)}")), context =>
        {
            var bar = context.AddTask("grading", maxValue: copies);
            return grade(rows =>
            {
                bar.Increment(1);
                bar.Description = $"{Interlocked.Increment(ref count)}/{copies} [grey]{Markup.Escape(rows[0].Who)}[/]";
            });
        });
    }

    private static Task<T> ShowAsync<T>(Func<Task<T>> withLines, Func<ProgressContext, Task<T>> withBars) =>
        Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive
            ? withLines()
            : AnsiConsole.Progress()
                .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new ElapsedTimeColumn(), new RemainingTimeColumn())
                .StartAsync(withBars);

    private static string Result(IReadOnlyList<Grade> rows) => rows is [{ Status: GradeStatus.Unusable } unusable]
        ? unusable.Mistake
        : $"{rows.Count(row => row.Status == GradeStatus.Passed)} of {rows.Count} right";
}
