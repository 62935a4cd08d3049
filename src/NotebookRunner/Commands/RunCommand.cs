using System.CommandLine;
using NotebookRunner.Running;

namespace NotebookRunner.Commands;

/// <summary><c>run</c>: runs notebooks and writes them with their outputs.</summary>
internal sealed class RunCommand : Command
{
    private readonly Argument<string[]> paths = new("paths")
    {
        Description = "Notebooks (.ipynb) or folders of notebooks. Default: all of the repository's folder notebooks/.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<int> jobs = Bounded("--jobs", 2, 1, 64, "How many notebooks run at the same time.");
    private readonly Option<int> timeout = Bounded("--timeout", 60, 1, 86_400, "Seconds one cell may take before it is stopped.");
    private readonly Option<int> maxOutput = Bounded("--max-output", 2_000_000, 1_000, 1_000_000_000, "Bytes one cell may show; the rest is cut.");

    private readonly Option<string> output = new("--output")
    {
        Description = "Folder for the notebooks with their outputs. [default: artifacts/notebooks of the repository]",
    };

    private readonly Option<bool> inPlace = new("--in-place")
    {
        Description = "Write the outputs into the notebooks themselves. A notebook that fails stays as it was.",
    };

    public RunCommand()
        : base("run", "Runs notebooks, each in a process of its own, and writes them with their outputs. Exit code: 0 all passed, 1 a cell failed, 2 the call or a file is unusable, 130 stopped.")
    {
        Add(paths);
        foreach (var option in new Option[] { jobs, timeout, maxOutput, output, inPlace })
            Add(option);
        SetAction((parsed, token) => RunAsync(Workspace.Find(Directory.GetCurrentDirectory()), parsed, token));
    }

    private async Task<int> RunAsync(Workspace workspace, ParseResult parsed, CancellationToken token)
    {
        var options = new RunOptions(parsed.GetValue(jobs), TimeSpan.FromSeconds(parsed.GetValue(timeout)), parsed.GetValue(maxOutput), parsed.GetValue(inPlace));
        string folder = Path.GetFullPath(parsed.GetValue(output) ?? Path.Combine(workspace.Artifacts, "notebooks"));
        var tasks = NotebookSelection.Find(workspace, parsed.GetValue(paths) ?? [], folder, options.InPlace);
        return ExitCode.Of(await RunSession.RunAsync(workspace, tasks, options, token));
    }

    private static Option<int> Bounded(string name, int value, int least, int most, string description)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => value };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var given] && int.TryParse(given.Value, out int number) && (number < least || number > most))
                result.AddError($"{name} {number}: a number from {least} to {most} is expected.");
        });
        return option;
    }
}
