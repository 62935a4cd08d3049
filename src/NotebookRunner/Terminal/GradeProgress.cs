using NotebookRunner.Grading;
using Spectre.Console;

namespace NotebookRunner.Terminal;

/// <summary>Shows a grading while it runs: one bar, or a line for each copy where the output is not a terminal.</summary>
internal static class GradeProgress
{
    public static Task<T> ShowAsync<T>(int copies, Func<Action<IReadOnlyList<Grade>>, Task<T>> grade)
    {
        int count = 0;
        if (Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive)
            return grade(rows => Console.WriteLine($"[{Interlocked.Increment(ref count)}/{copies}] {rows[0].Who}: {Result(rows)}"));
        return AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new ElapsedTimeColumn(), new RemainingTimeColumn())
            .StartAsync(context =>
            {
                var bar = context.AddTask("grading", maxValue: copies);
                return grade(rows =>
                {
                    bar.Increment(1);
                    bar.Description = $"{Interlocked.Increment(ref count)}/{copies} [grey]{Markup.Escape(rows[0].Who)}[/]";
                });
            });
    }

    private static string Result(IReadOnlyList<Grade> rows) => rows is [{ Status: GradeStatus.Unusable } unusable]
        ? unusable.Mistake
        : $"{rows.Count(row => row.Status == GradeStatus.Passed)} of {rows.Count} right";
}
