using System.CommandLine;
using NotebookRunner.Install;

namespace NotebookRunner.Commands;

/// <summary><c>kernel list</c>: where the kernel is installed, and whether it can start.</summary>
internal sealed class KernelListCommand : Command
{
    private readonly JupyterFolder folder = new();

    public KernelListCommand()
        : base("list", "Shows where the kernel is installed, and whether what it starts is there.")
    {
        folder.AddTo(this);
        SetAction(List);
    }

    private int List(ParseResult given)
    {
        KernelSpec[] installed = [.. JupyterPaths.All.Append(folder.Of(given)).Distinct().SelectMany(KernelSpec.In).Where(spec => spec.IsOurs)];
        foreach (var spec in installed)
            Console.WriteLine($"{spec.Name}  {spec.Folder}\n  starts {spec.Program}{(spec.Missing is { } file ? $"\n  {file} is not there: build again, or install again from where it is now" : "")}");
        if (installed.Length == 0)
            Console.WriteLine("The kernel is not installed. Install it with `kernel install`.");
        return ExitCode.Passed;
    }
}
