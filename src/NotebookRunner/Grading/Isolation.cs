using System.Diagnostics;

namespace NotebookRunner.Grading;

/// <summary>What keeps the copies from the machine and from each other.</summary>
/// <param name="Sentence">The same for a person.</param>
/// <param name="Enclose">As in <see cref="WorkerLimits"/>.</param>
internal sealed record Isolation(string Sentence, Action<ProcessStartInfo, string>? Enclose)
{
    private const string Install = "Install bubblewrap (Debian, Ubuntu: apt-get install bubblewrap; Fedora: dnf install bubblewrap).";

    /// <summary>What to do where a copy asks for a package that is not there; empty where copies have the network.</summary>
    public string PackageAdvice => Enclose is null ? ""
        : " (Copies have no network, and only packages that this machine has restored before. Run a notebook that asks for it once, or grade with --isolation none.)";

    public static Isolation None(string reason) =>
        new($"No isolation: {reason} What a copy's code does to this machine, it does.", null);

    /// <param name="mode">What was asked for.</param>
    /// <param name="workspace">The course's repository.</param>
    /// <param name="classFolder">The folder with the copies.</param>
    /// <param name="token">Ends the try.</param>
    /// <exception cref="UsageException">Isolation is required, and is not to be had.</exception>
    public static async Task<Isolation> FindAsync(IsolationMode mode, Workspace workspace, string classFolder, CancellationToken token)
    {
        if (mode == IsolationMode.None)
            return None("--isolation none was given.");
        string problem;
        if (!OperatingSystem.IsLinux())
            problem = "there is some on Linux only.";
        else if (Bubblewrap.Find() is not { } program)
            problem = $"there is no bwrap here. {Install}";
        else
        {
            var bubblewrap = new Bubblewrap(program, workspace, classFolder);
            if (await bubblewrap.ProblemAsync(token) is not { } refused)
                return new("Isolation: bubblewrap. Copies have no network; they read this machine's files, but not each other nor the solutions, and write to a folder of their own only.", bubblewrap.Enclose);
            problem = $"bwrap does not work here ({refused}). Containers often forbid it, and some systems do until they are told otherwise.";
        }
        return mode == IsolationMode.Required
            ? throw new UsageException($"--isolation required was given, but {problem} Nothing was graded.")
            : None(problem);
    }
}
