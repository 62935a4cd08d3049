using System.CommandLine;
using NotebookRunner.Images;

namespace NotebookRunner.Commands;

/// <summary><c>run</c>: runs notebooks and writes them with their outputs.</summary>
internal sealed class RunCommand : Command
{
    private static readonly RunOptions Defaults = new();

    private readonly Argument<string[]> paths = CommonOptions.Notebooks();
    private readonly Option<int> jobs = CommonOptions.Number("--jobs", Defaults.Jobs, 1, 64, "How many notebooks run at the same time.");
    private readonly Option<int> timeout = CommonOptions.Timeout();
    private readonly Option<int> maxOutput = CommonOptions.Number("--max-output", Defaults.MaxOutput, 1_000, 1_000_000_000, "Bytes one cell may show; the rest is cut.");

    private readonly Option<string> output = CommonOptions.Output("Folder for the notebooks with their outputs. [default: artifacts/notebooks of the repository]");

    private readonly Option<bool> inPlace = new("--in-place")
    {
        Description = "Write the outputs into the notebooks themselves. A notebook that fails stays as it was.",
    };

    public RunCommand()
        : base("run", "Runs notebooks, each in a process of its own, and writes them with their outputs and artifacts/run.json. "
            + "Exit code: 0 all passed, or skipped for want of a package, 1 a cell failed, 2 the call or a file is unusable, 130 stopped.")
    {
        Add(paths);
        foreach (var option in new Option[] { jobs, timeout, maxOutput, output, inPlace })
            Add(option);
        Validators.Add(given =>
        {
            if (given.GetValue(inPlace) && given.GetResult(output) is not null)
                given.AddError("--in-place and --output were both given: a notebook is written either where it lies or into another folder. Leave one out.");
        });
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult given, CancellationToken token)
    {
        var workspace = Workspace.Find(Directory.GetCurrentDirectory());
        var options = new RunOptions
        {
            Jobs = given.GetValue(jobs),
            Timeout = TimeSpan.FromSeconds(given.GetValue(timeout)),
            MaxOutput = given.GetValue(maxOutput),
            InPlace = given.GetValue(inPlace),
        };
        string folder = Path.GetFullPath(given.GetValue(output) ?? workspace.RunNotebooks);
        var tasks = NotebookSelection.Find(workspace, given.GetValue(paths) ?? [], folder, options.InPlace);
        var stills = new FigureImages(options.InPlace ? tasks.Select(task => task.Source) : []);
        var results = await RunSession.RunAsync(workspace, tasks, options, token);
        if (!options.InPlace && results.Any(result => result.Status is NotebookStatus.Passed))
            Console.WriteLine($"With their outputs: {Path.GetRelativePath(Directory.GetCurrentDirectory(), folder)}");
        if (options.InPlace)
            await AddStillsAsync(workspace, stills, [.. results.Where(result => result.Status is NotebookStatus.Passed or NotebookStatus.Skipped).Select(result => result.Path)], token);
        return ExitCode.Of(results);
    }

    private static async Task AddStillsAsync(Workspace workspace, FigureImages stills, IReadOnlyList<string> notebooks, CancellationToken token)
    {
        string plotly = Path.Combine(workspace.Web, "plotly.min.js");
        string? reason = token.IsCancellationRequested ? "the run was stopped"
            : Chromium.Path is null ? "there is no Chromium, Chrome or Edge. Install one, or name its program in CHROMIUM_PATH"
            : !File.Exists(plotly) ? "artifacts/web has no plotly.js. Install npm and build again"
            : null;
        int lacking = await stills.AddAsync(notebooks, figures => reason is null ? new ImageBrowser(Chromium.Path!, plotly).DrawAsync(figures, token) : Task.FromResult<IReadOnlyList<string?>>([]), CancellationToken.None);
        if (lacking > 0)
            Console.WriteLine($"{lacking} figures have no still picture, because {reason ?? "the browser did not draw them"}.");
    }
}
