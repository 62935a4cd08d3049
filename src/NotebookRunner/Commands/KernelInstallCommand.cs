using System.CommandLine;
using NotebookRunner.Install;

namespace NotebookRunner.Commands;

/// <summary><c>kernel install</c>: makes this program known to Jupyter.</summary>
internal sealed class KernelInstallCommand : Command
{
    // The extension asks a kernel only after characters of this setting, which it reads from the user's settings alone and which has nothing for C#.
    private const string CompletionSetting = "\"jupyter.completionTriggerCharacters\": { \"csharp\": [\".\"] }";

    private readonly JupyterFolder folder = new();

    private readonly KernelName name = new($"The kernel's name. With .net-csharp, the name that the lessons ask for, Jupyter opens them without a question, and VS Code recommends it first. [default: {KernelSpec.DefaultName}]");

    public KernelInstallCommand()
        : base("install", "Installs the kernel, so that editors offer it; installing again renews it. Exit code 2: another kernel has the name.")
    {
        folder.AddTo(this);
        Add(name);
        SetAction(InstallAsync);
    }

    private async Task<int> InstallAsync(ParseResult given, CancellationToken token)
    {
        // As Jupyter writes names.
        string chosen = (given.GetValue(name) ?? KernelSpec.DefaultName).ToLowerInvariant();
        string written = await KernelInstaller.InstallAsync(folder.Of(given), chosen, JupyterPaths.All);
        Console.WriteLine($"Installed {KernelSpec.DisplayName} as {chosen}: {written}");
        Console.WriteLine($$"""
            It starts this program from where it is built: build again after an update, install again after a move.
            JupyterLab offers it. In VS Code, with the extension ms-toolsai.jupyter:
              choose it once a notebook: Select Kernel, Jupyter Kernel…, {{KernelSpec.DisplayName}};
              for completion after a dot put this into your user settings (Preferences: Open User Settings (JSON)): {{CompletionSetting}}
            """);
        return ExitCode.Passed;
    }
}
