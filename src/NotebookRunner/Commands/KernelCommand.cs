using System.CommandLine;

namespace NotebookRunner.Commands;

/// <summary><c>kernel</c>: the runner's engine as a Jupyter kernel.</summary>
internal sealed class KernelCommand : Command
{
    public KernelCommand()
        : base("kernel", "Makes C# (RnnNotebooks) known to Jupyter, so that VS Code, JupyterLab and nbclient run the lessons with it.")
    {
        Add(new KernelInstallCommand());
        Add(new KernelUninstallCommand());
        Add(new KernelListCommand());
        Add(new KernelStartCommand());
    }
}
