using NotebookRunner.Running;
using Spectre.Console;

namespace NotebookRunner.Terminal;

/// <summary>A bar for each notebook: cells done, time gone, time left.</summary>
internal sealed class ProgressBars : IRunObserver
{
    private readonly Dictionary<NotebookTask, ProgressTask> bars;

    public ProgressBars(ProgressContext context, IReadOnlyList<NotebookTask> tasks) =>
        bars = tasks.ToDictionary(task => task, task => context.AddTask(Markup.Escape(task.Name), autoStart: false));

    public void Started(NotebookTask notebook, int cells)
    {
        var bar = bars[notebook];
        bar.MaxValue = Math.Max(1, cells);
        Describe(bar, notebook, 0);
        bar.StartTask();
    }

    public void CellDone(NotebookTask notebook, int cellsRun)
    {
        var bar = bars[notebook];
        bar.Value = cellsRun;
        Describe(bar, notebook, cellsRun);
    }

    public void Finished(NotebookTask notebook, NotebookResult result)
    {
        if (result.Status != NotebookStatus.Passed)
            bars[notebook].Description = $"[red]{Markup.Escape(notebook.Name)}[/]";
        bars[notebook].StopTask();
    }

    private static void Describe(ProgressTask bar, NotebookTask notebook, int cellsRun) =>
        bar.Description = $"{Markup.Escape(notebook.Name)} [grey]{cellsRun}/{bar.MaxValue}[/]";
}
