using System.CommandLine;
using NotebookRunner.Notebooks;
using NotebookRunner.Running;

namespace NotebookRunner.Commands;

/// <summary>The program: its commands, and what it does without one.</summary>
internal static class Application
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var parsed = Root().Parse(arguments);
        try
        {
            int code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(10) });
            return parsed.Errors.Count > 0 ? ExitCode.Unusable : code;
        }
        catch (Exception error) when (error is UsageException or NotebookFormatException or IOException)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return ExitCode.Unusable;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Stopped;
        }
    }

    private static RootCommand Root()
    {
        var root = new RootCommand("Runs the notebooks and makes the book of them. Without a command: both, for all notebooks of the repository.")
        {
            new RunCommand(),
            new BookCommand(),
            new WorkerCommand(),
        };
        root.SetAction((_, token) => RunAndWriteBookAsync(token));
        return root;
    }

    // The book is made of what ran, also when a notebook failed: it shows where.
    private static async Task<int> RunAndWriteBookAsync(CancellationToken token)
    {
        int code = await new RunCommand().Parse([]).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }, token);
        return code == ExitCode.Stopped ? code : Math.Max(code, await BookCommand.WriteAsync(Workspace.Find(Directory.GetCurrentDirectory()), null, token));
    }
}
