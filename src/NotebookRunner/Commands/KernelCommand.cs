using System.CommandLine;
using NotebookRunner.Install;

namespace NotebookRunner.Commands;

/// <summary><c>kernel</c>: the runner's engine as a Jupyter kernel; <c>install</c>, <c>uninstall</c> and <c>list</c> make it known to Jupyter.</summary>
internal sealed partial class KernelCommand : Command
{
    // The extension asks a kernel only after characters of this setting, which it reads from the user's settings alone and which has nothing for C#.
    private const string CompletionSetting = "\"jupyter.completionTriggerCharacters\": { \"csharp\": [\".\"] }";

    private readonly JupyterFolder folder = new();

    private readonly Option<string> newName = KernelName($"The kernel's name. With .net-csharp, the name that the lessons ask for, Jupyter opens them without a question, and VS Code recommends it first. [default: {KernelSpec.DefaultName}]");
    private readonly Option<string> oldName = KernelName("The name to remove. Without it, every kernel that this program installed there.");

    public KernelCommand()
        : base("kernel", "Makes C# (RnnNotebooks) known to Jupyter, so that VS Code, JupyterLab and nbclient run the lessons with it.")
    {
        var install = new Command("install", "Installs the kernel, so that editors offer it; installing again renews it. Exit code 2: another kernel has the name.");
        install.SetAction((given, _) => InstallAsync(given));
        var uninstall = new Command("uninstall", "Removes the kernel; kernels of others stay. Exit code 2: the name is another kernel's.");
        uninstall.SetAction(Uninstall);
        var list = new Command("list", "Shows where the kernel is installed, and whether what it starts is there.");
        list.SetAction(List);
        foreach (var command in new[] { install, uninstall, list })
        {
            folder.AddTo(command);
            Add(command);
        }
        install.Add(newName);
        uninstall.Add(oldName);
        Add(new KernelStartCommand());
    }

    private static Option<string> KernelName(string description)
    {
        var name = new Option<string>("--as") { Description = description };
        name.Validators.Add(given =>
        {
            if (given.Tokens is [var token] && !AllowedName().IsMatch(token.Value))
                given.AddError($"--as \"{token.Value}\": a kernel's name has letters, digits, dots, hyphens and underscores only.");
        });
        return name;
    }

    private async Task<int> InstallAsync(ParseResult given)
    {
        // As Jupyter writes names.
        string name = (given.GetValue(newName) ?? KernelSpec.DefaultName).ToLowerInvariant();
        string written = await KernelInstaller.InstallAsync(folder.Of(given), name, JupyterPaths.All);
        Console.WriteLine($"Installed {KernelSpec.DisplayName} as {name}: {written}");
        Console.WriteLine($$"""
            It starts this program from where it is built: build again after an update, install again after a move.
            JupyterLab offers it. In VS Code, with the extension ms-toolsai.jupyter:
              choose it once a notebook: Select Kernel, Jupyter Kernel…, {{KernelSpec.DisplayName}};
              for completion after a dot put this into your user settings (Preferences: Open User Settings (JSON)): {{CompletionSetting}}
            """);
        return ExitCode.Passed;
    }

    private int Uninstall(ParseResult given)
    {
        string data = folder.Of(given);
        var removed = KernelInstaller.Uninstall(data, given.GetValue(oldName));
        foreach (string kernel in removed)
            Console.WriteLine($"Removed {kernel}");
        if (removed.Count == 0)
            Console.WriteLine($"Nothing to remove in {JupyterPaths.Kernels(data)}.");
        return ExitCode.Passed;
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

    [GeneratedRegex(@"^[A-Za-z0-9._-]*[A-Za-z0-9][A-Za-z0-9._-]*$")]
    private static partial Regex AllowedName();
}
