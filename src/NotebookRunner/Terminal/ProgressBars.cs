using Spectre.Console;

namespace NotebookRunner.Terminal;

/// <summary>A bar for each notebook: cells done, what the running cell printed last, time gone, time left.</summary>
internal sealed class ProgressBars : IRunObserver
{
    private const int NewsWidth = 24;

    private readonly Dictionary<NotebookTask, ProgressTask> bars;

    public ProgressBars(ProgressContext context, IReadOnlyList<NotebookTask> tasks) =>
        bars = tasks.ToDictionary(task => task, task => context.AddTask(Markup.Escape(Printable.Name(task.Name)), autoStart: false));

    public void Started(NotebookTask notebook, int cells)
    {
        var bar = bars[notebook];
        bar.MaxValue = Math.Max(1, cells);
        Describe(notebook);
        bar.StartTask();
    }

    public void Wrote(NotebookTask notebook, string text)
    {
        if (text.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [.., var last])
            Describe(notebook, last.Length <= NewsWidth ? last : last[..(NewsWidth - 1)] + "…");
    }

    public void CellDone(NotebookTask notebook, int cellsRun)
    {
        bars[notebook].Value = cellsRun;
        Describe(notebook);
    }

    public void Finished(NotebookTask notebook, NotebookResult result)
    {
        if (result.Status != NotebookStatus.Passed)
            bars[notebook].Description = $"[{(result.Status == NotebookStatus.Skipped ? "yellow" : "red")}]{Markup.Escape(Printable.Name(notebook.Name))}[/]";
        bars[notebook].StopTask();
    }

    private void Describe(NotebookTask notebook, string news = "") =>
        bars[notebook].Description = $"{Markup.Escape(Printable.Name(notebook.Name))} [grey]{bars[notebook].Value}/{bars[notebook].MaxValue} {Markup.Escape(Printable.Of(news))}[/]";
}
