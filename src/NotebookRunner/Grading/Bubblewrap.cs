using System.Diagnostics;
using NotebookEngine.Cells;
using NotebookEngine.Portable;

namespace NotebookRunner.Grading;

/// <summary>Starts a copy's worker by <c>bwrap</c>, in namespaces of its own: no network, no other processes, and files to read but not to write, except its folder.</summary>
/// <remarks>Not limited are processor time, the disk space of its folder, how many processes it starts, and memory that is not .NET's. See https://github.com/containers/bubblewrap.</remarks>
internal sealed class Bubblewrap(string program, Workspace workspace, string classFolder)
{
    private const string Temporary = "/tmp";

    // Where other programs listen that would do for a copy what it may not do itself.
    private const string Sockets = "/run";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    // Other copies, solutions, what programs leave lying about.
    private readonly string[] hidden = [.. new[] { Sockets, classFolder, workspace.Notebooks }.Where(Directory.Exists)];

    private readonly string[] needed = [.. Needed(workspace).Where(Directory.Exists).Distinct()];

    /// <returns>Where the program is; null where it is not.</returns>
    public static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Where(Path.IsPathFullyQualified).Select(folder => Path.Combine(folder, "bwrap")).FirstOrDefault(File.Exists);

    /// <param name="start">A call that starts a worker in the folder for notebooks of its <see cref="ScratchFolder"/>.</param>
    /// <param name="pipe">The pipe that it connects to.</param>
    public void Enclose(ProcessStartInfo start, string pipe)
    {
        // As .NET names the socket of a pipe that has no path of its own.
        string socket = $"CoreFxPipe_{pipe}";
        var (here, inside) = Path.IsPathRooted(pipe) ? (pipe, pipe) : (Path.Combine(Path.GetTempPath(), socket), $"{Temporary}/{socket}");
        Enclose(start, ["--ro-bind", here, inside]);
    }

    /// <summary>Tries it with this very program.</summary>
    /// <returns>Why it does not work; null where it does.</returns>
    public async Task<string?> ProblemAsync(CancellationToken token)
    {
        using var scratch = new ScratchFolder(workspace);
        string[] words = [.. WorkerCommandLine.Program(), "--version"];
        var start = new ProcessStartInfo(words[0], words[1..]) { WorkingDirectory = scratch.Notebooks, RedirectStandardOutput = true, RedirectStandardError = true };
        Enclose(start, Array.Empty<string>());
        using var process = Process.Start(start)!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(token);
        patience.CancelAfter(Patience);
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
            await process.WaitForExitAsync(patience.Token);
            await output;
            return process.ExitCode == 0 ? null : (await errors).Trim().Split('\n')[0] is { Length: > 0 } said ? said : $"exit code {process.ExitCode}";
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            return $"no answer within {Patience.TotalSeconds} s";
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private void Enclose(ProcessStartInfo start, IEnumerable<string> pipe)
    {
        string folder = Path.GetDirectoryName(start.WorkingDirectory)!;
        string[] words =
        [
            // Not --die-with-parent: the parent is a thread, and threads of a pool end. The worker ends when its pipe does.
            "--unshare-all", "--new-session", "--cap-drop", "ALL",
            "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--bind", Path.Combine(folder, ScratchFolder.Temporary), Temporary,
            .. hidden.SelectMany(place => new[] { "--tmpfs", place }), .. needed.SelectMany(place => new[] { "--ro-bind", place, place }),
            "--bind", folder, folder, .. pipe, .. hidden.SelectMany(place => new[] { "--remount-ro", place }), "--chdir", start.WorkingDirectory, "--", start.FileName, .. start.ArgumentList,
        ];
        start.FileName = program;
        start.ArgumentList.Clear();
        foreach (string word in words)
            start.ArgumentList.Add(word);
        start.Environment["TMPDIR"] = Temporary;
    }

    // What may lie below a hidden folder: this program, .NET, the course's libraries, packages.
    private static IEnumerable<string> Needed(Workspace workspace) =>
    [
        Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory),
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..")),
        .. CellDirectives.Read(File.ReadAllText(Path.Combine(workspace.Notebooks, "setup.csx")), before: 0).OfType<ReferenceDirective>().Select(library => Path.GetDirectoryName(Path.GetFullPath(library.Path))!),
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages"),
    ];
}
