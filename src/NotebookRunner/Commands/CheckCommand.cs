using System.CommandLine;
using NotebookRunner.Checks;
using NotebookRunner.Terminal;

namespace NotebookRunner.Commands;

/// <summary><c>check</c>: whether notebooks may be committed as they are.</summary>
internal sealed class CheckCommand : Command
{
    private readonly Argument<string[]> paths = CommonOptions.Notebooks();

    private readonly Option<int> timeout = CommonOptions.Timeout();

    private readonly Option<bool> skipRun = new("--skip-run") { Description = "Look at the files only, without running them." };

    private readonly Option<bool> restore = new("--restore") { Description = "First take back what an editor has written into the files beside your work: its kernel, its language, its notes." };

    public CheckCommand()
        : base("check", "Checks that notebooks are valid, portable, with links that resolve, with a solution for every exercise, and with the outputs that a run gives; the numbered notebooks of the series also that they are short enough to read (lines, cells, minutes, slides) and keep to the field's words (notebooks/FORBIDDEN.md). Exit code: 0 all good, 1 problems, 2 the call or a file is unusable.")
    {
        Add(paths);
        foreach (var option in new Option[] { timeout, skipRun, restore })
            Add(option);
        SetAction(CheckAsync);
    }

    private async Task<int> CheckAsync(ParseResult given, CancellationToken token)
    {
        var workspace = Workspace.Find(Directory.GetCurrentDirectory());
        var tasks = NotebookSelection.Find(workspace, given.GetValue(paths) ?? [], Path.Combine(workspace.Artifacts, "check"), inPlace: false);
        if (given.GetValue(restore))
            foreach (var task in tasks)
                await RestoreAsync(task, token);
        var results = given.GetValue(skipRun) ? [] : await RunSession.RunAsync(workspace, tasks, new RunOptions { Timeout = TimeSpan.FromSeconds(given.GetValue(timeout)) }, token);
        int code = tasks.Select(task => Report(task, isRun: results.Any(result => result.Path == task.Source && result.Status is NotebookStatus.Passed or NotebookStatus.Skipped)))
            .Append(ExitCode.Of(results)).Max();
        if (code == ExitCode.Passed)
            Console.WriteLine("No problems.");
        return code;
    }

    // A file that cannot be read is named by the report.
    private static async Task RestoreAsync(NotebookTask task, CancellationToken token)
    {
        if (task.Problem is not null || NamedPath.IsOther(task.Source) || NotebookDocument.TryLoad(task.Source, _ => { }) is not { } notebook || NotebookLanguage.Problem(notebook) is not null)
            return;
        if (CellIds.AreWhole(notebook) && !EditorTraces.Problems(notebook).Any())
            return;
        EditorTraces.Restore(notebook);
        await AtomicFile.WriteAsync(task.Source, notebook.ToJson(), token);
        Console.WriteLine($"{task.Name}.ipynb · restored.");
    }

    private static int Report(NotebookTask task, bool isRun)
    {
        try
        {
            var notebook = task.LoadCSharp();
            IReadOnlyList<NotebookProblem> problems =
                [.. NotebookRules.Problems(notebook), .. SolutionRules.Problems(notebook), .. isRun ? Freshness.Problems(notebook, NotebookDocument.Load(task.Target)) : []];
            foreach (var problem in problems)
                Console.WriteLine(Printable.Of($"{task.Name}{Path.GetExtension(task.Source)} · {problem}"));
            return problems.Count == 0 ? ExitCode.Passed : ExitCode.CellFailed;
        }
        catch (NotebookFormatException error)
        {
            Console.WriteLine(Printable.Of(error.Message));
            return ExitCode.Unusable;
        }
    }
}
