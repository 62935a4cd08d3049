using System.Globalization;
using Spectre.Console;

namespace NotebookRunner.Terminal;

/// <summary>The end of a run: a table, each error once, and a line for each notebook that was skipped.</summary>
internal static class Summary
{
    private const int LogWidth = 120;

    public static void Write(IReadOnlyList<NotebookResult> results)
    {
        Screen().Write(Table(results));
        foreach (var result in results.Where(result => result.Error is not null))
            WriteError(result, result.Error!);
        foreach (var result in results.Where(result => result.Skipped is not null))
            Console.WriteLine(Printable.Of($"\n{result.Name}.ipynb · cell {result.Skipped!.Cell} · skipped: {result.Skipped.Reason}"));
    }

    // A log has no colours, and no edge at which lines must break.
    internal static IAnsiConsole Screen()
    {
        if (!Console.IsOutputRedirected)
            return AnsiConsole.Console;
        var log = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        log.Profile.Width = LogWidth;
        return log;
    }

    private static Table Table(IReadOnlyList<NotebookResult> results)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("Notebook").AddColumn("Status");
        foreach (string numeric in (string[])["Cells", "Seconds", "Slowest cell"])
            table.AddColumn(new TableColumn(numeric).RightAligned());
        foreach (var result in results)
            table.AddRow(Markup.Escape(Printable.Name(result.Name)), Status(result), $"{result.CellsRun}/{result.Cells}", Seconds(result.Seconds), Slowest(result.SlowestCell));
        return table;
    }

    private static string Status(NotebookResult result) => result.Status switch
    {
        NotebookStatus.Passed => "[green]passed[/]",
        NotebookStatus.Failed => "[red]failed[/]",
        NotebookStatus.Skipped => $"[yellow]skipped: no {Markup.Escape(result.Skipped!.Package)}[/]",
        _ => "[yellow]stopped[/]",
    };

    private static string Slowest(CellTime? time) => time is null ? "" : $"cell {time.Number}: {Seconds(time.Seconds)}";

    private static string Seconds(double seconds) => seconds.ToString("0.0", CultureInfo.InvariantCulture);

    private static void WriteError(NotebookResult result, NotebookError error)
    {
        Console.WriteLine();
        Console.WriteLine(Printable.Of(Sentence(result, error)));
        foreach (string line in error.Traceback)
            Console.WriteLine("    " + Printable.Of(line).ReplaceLineEndings("\n    "));
        if (error.Cell is not null && result.Cells - result.CellsRun is > 0 and int left)
            Console.WriteLine($"    {left} later {(left == 1 ? "cell was" : "cells were")} not run.");
    }

    // What names no notebook has no name but the path that it was given, which its message begins with.
    private static string Sentence(NotebookResult result, NotebookError error) =>
        error.Cell is not null ? $"{Place(result, error)}{error.Name}: {error.Message}"
        : result.Name == result.Path ? error.Message
        : Place(result, error) + error.Message;

    private static string Place(NotebookResult result, NotebookError error)
    {
        string[] parts = [Printable.Name(result.Name) + Path.GetExtension(result.Path), error.Cell is { } cell ? $"cell {cell}" : "", error.Line is { } line ? $"line {line}" : ""];
        return string.Join(" · ", parts.Where(part => part.Length > 0)) + ": ";
    }
}
