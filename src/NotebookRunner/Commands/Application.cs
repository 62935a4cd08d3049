using System.CommandLine;
using NotebookRunner.Terminal;

namespace NotebookRunner.Commands;

/// <summary>The program: its commands, and what it does without one.</summary>
internal static class Application
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        try
        {
            var given = Root().Parse(arguments);
            int code = await given.InvokeAsync(Configuration(given));
            return given.Errors.Count > 0 ? ExitCode.Unusable : code;
        }
        catch (Exception error) when (error is UsageException or NotebookFormatException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(Printable.Of(error.Message));
            return ExitCode.Unusable;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Stopped;
        }
    }

    private static InvocationConfiguration Configuration(ParseResult given) => new()
    {
        EnableDefaultExceptionHandler = false,
        // After Ctrl+C: the workers are ended and the report is written, which takes well under a second. A kernel takes it as an interrupt, and lives.
        ProcessTerminationTimeout = given.CommandResult.Command is KernelStartCommand or WorkerCommand ? null : TimeSpan.FromSeconds(10),
    };

    private static RootCommand Root()
    {
        var root = new RootCommand("Runs the notebooks and makes the book of them. Without a command: both, for all notebooks of the repository.")
        {
            new RunCommand(),
            new CheckCommand(),
            new BookCommand(),
            new SlidesCommand(),
            new ServeCommand(),
            new GradeCommand(),
            new KernelCommand(),
            new WorkerCommand(),
        };
        root.SetAction((_, token) => RunAndWriteBookAsync(Workspace.Find(Directory.GetCurrentDirectory()), token));
        return root;
    }

    // The book is made of what ran, also when a notebook failed: it shows where.
    private static async Task<int> RunAndWriteBookAsync(Workspace workspace, CancellationToken token)
    {
        var tasks = NotebookSelection.Find(workspace, [], workspace.RunNotebooks, inPlace: false);
        var results = await RunSession.RunAsync(workspace, tasks, new RunOptions(), token);
        string[] written = [.. tasks.Zip(results).Where(pair => pair.Second.IsWritten && !pair.First.IsSolutions).Select(pair => pair.First.Target)];
        if (written.Length > 0 && !token.IsCancellationRequested)
            await BookCommand.WriteAsync(workspace, ReadableNotebooks.Of(workspace, [.. written.Select(path => new NamedPath(path))], withSolutions: true), workspace.Book, token);
        return ExitCode.Of(results);
    }
}
