using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using NotebookEngine.Cells;
using NotebookEngine.Output;
using NotebookKernel.Execution;

namespace NotebookKernel;

/// <summary>The process of a kernel, from the connection file to the exit code.</summary>
internal static class KernelProgram
{
    private const string PlotlyVariable = "SEQUENCE_MODELS_PLOTLY";

    /// <exception cref="UsageException">The connection file is unusable, or a port of it is taken.</exception>
    public static async Task<int> RunAsync(string path, int maxOutput, bool isSharedAllowed, CancellationToken token)
    {
        FilePrivacy.Ensure(path, isSharedAllowed);
        var connection = ConnectionFile.Load(path);
        var figures = Figures(Plotly());
        // The figures leave the script to us, who know which cell carries it.
        Environment.SetEnvironmentVariable(PlotlyVariable, "page");
        ExceptionHandling.SetUnhandledExceptionHandler(TellOfLost);
        KernelLog.Open();
        await ServeAsync(Bind(path, () => new KernelHost(connection, figures, maxOutput)), token);
        if (OperatingSystem.IsLinux())
            ChildProcesses.End();
        // A thread that a cell has started, and that never ends, would keep the process.
        Environment.Exit(0);
        return 0;
    }

    private static async Task ServeAsync(KernelHost served, CancellationToken token)
    {
        await using var host = served;
        host.Cells.TakeStandardStreams();
        // Ctrl+C in the terminal of a Jupyter server reaches every process there.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            host.Cells.Interrupt();
        });
        using var orphaned = ParentProcess.WatchedBy(token);
        _ = Task.Run(WarmUpAsync, CancellationToken.None);
        await host.RunAsync(orphaned.Token);
    }

    // Compiles and shows something small while the person still reads, so that the first cell need not load the compiler.
    private static async Task WarmUpAsync()
    {
        using var unseen = new CellOutput(_ => { }, int.MaxValue);
        using var engine = new CellEngine(Directory.GetCurrentDirectory(), new CellDisplay(unseen), _ => { }, (_, _) => "");
        await engine.RunAsync("var warm = new[] { 1 }.Select(x => x + 1).ToList(); warm.Count", "warm-up");
        await engine.RunAsync("warm[0]", "warm-up");
    }

    // An error on a thread of a cell's own, which nobody can catch, would end the process and with it the session.
    private static bool TellOfLost(Exception error)
    {
        KernelLog.Write($"nobody caught {error}");
        try
        {
            Console.Error.WriteLine($"A thread of a cell ended with an error. {string.Join('\n', ExceptionReport.Describe(error, "").Traceback)}");
        }
        catch (OperationCanceledException)
        {
            // Its cell was stopped.
        }
        return true;
    }

    private static FigureScript Figures(string? plotly) =>
        new(plotly, Path.GetFileName(plotly) == FigureScript.SmallFile && ScriptServer.IsNeeded(Environment.GetEnvironmentVariables().Keys.Cast<string>()) ? new(Path.GetDirectoryName(plotly)!) : null);

    // The build puts plotly.js into artifacts/web; this program lies in artifacts/bin/NotebookRunner/release.
    private static string? Plotly()
    {
        string? setting = Environment.GetEnvironmentVariable(PlotlyVariable);
        string file = string.IsNullOrEmpty(setting) ? Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "web", FigureScript.SmallFile)) : setting;
        return File.Exists(file) ? file : null;
    }

    private static KernelHost Bind(string path, Func<KernelHost> bind)
    {
        try
        {
            return bind();
        }
        catch (SocketException error)
        {
            throw new UsageException($"The kernel cannot listen where the connection file {path} says: {error.Message}. Start it again from the client, which chooses free ports.");
        }
    }
}
