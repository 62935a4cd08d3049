using System.CommandLine;
using NotebookRunner.Install;

namespace NotebookRunner.Commands;

/// <summary><c>kernel uninstall</c>: takes the kernel out of Jupyter again.</summary>
internal sealed class KernelUninstallCommand : Command
{
    private readonly JupyterFolder folder = new();
    private readonly KernelName name = new("The name to remove. Without it, every kernel that this program installed there.");

    public KernelUninstallCommand()
        : base("uninstall", "Removes the kernel; kernels of others stay. Exit code 2: the name is another kernel's.")
    {
        folder.AddTo(this);
        Add(name);
        SetAction(Uninstall);
    }

    private int Uninstall(ParseResult given)
    {
        string data = folder.Of(given);
        var removed = KernelInstaller.Uninstall(data, given.GetValue(name));
        foreach (string kernel in removed)
            Console.WriteLine($"Removed {kernel}");
        if (removed.Count == 0)
            Console.WriteLine($"Nothing to remove in {JupyterPaths.Kernels(data)}.");
        return ExitCode.Passed;
    }
}
