using System.Text.Json.Nodes;
using NotebookEngine.Protocol;
using NotebookRunner.Install;
using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Kernel;

/// <summary>Installing, listing and removing the kernel, in temporary folders.</summary>
public sealed class InstallTests : IDisposable
{
    private readonly TestRepository repository = new();

    private string Data => repository.PathOf("jupyter data");

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task An_installed_kernel_can_be_started_by_what_its_file_says()
    {
        string folder = await KernelInstaller.InstallAsync(Data, KernelSpec.DefaultName, []);

        var json = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "kernel.json")))!;
        Assert.Equal(("C# (RnnNotebooks)", "C#", "message"), ((string?)json["display_name"], (string?)json["language"], (string?)json["interrupt_mode"]));
        string[] argv = [.. json["argv"]!.AsArray().Select(argument => (string)argument!)];
        Assert.Equal(["kernel", "start", "{connection_file}"], argv[2..]);
        Assert.True(File.Exists(argv[0]) && File.Exists(argv[1]), string.Join(' ', argv));
        Assert.Equal(["kernel.json", "logo-32x32.png", "logo-64x64.png", "logo-svg.svg"], Directory.GetFiles(folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Installing_twice_leaves_one_whole_kernel()
    {
        await KernelInstaller.InstallAsync(Data, KernelSpec.DefaultName, []);
        await KernelInstaller.InstallAsync(Data, KernelSpec.DefaultName, []);

        Assert.Equal(["rnn-notebooks"], Directory.GetDirectories(JupyterPaths.Kernels(Data)).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData(".net-csharp")]
    [InlineData(".NET-CSharp")]
    public async Task A_name_that_another_kernel_has_anywhere_is_refused(string theirs)
    {
        string elsewhere = repository.PathOf("elsewhere");
        AddForeign(elsewhere, theirs);

        var refused = await Assert.ThrowsAsync<UsageException>(() => KernelInstaller.InstallAsync(Data, ".net-csharp", [elsewhere]));

        Assert.Contains("taken by another kernel, Theirs", refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public async Task A_folder_that_is_no_kernel_is_not_replaced()
    {
        string folder = Path.Combine(JupyterPaths.Kernels(Data), "notes");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "mine.txt"), "mine");

        await Assert.ThrowsAsync<UsageException>(() => KernelInstaller.InstallAsync(Data, "notes", []));

        Assert.True(File.Exists(Path.Combine(folder, "mine.txt")));
    }

    [Fact]
    public async Task Uninstalling_removes_only_what_was_installed()
    {
        AddForeign(Data, "theirs");
        await KernelInstaller.InstallAsync(Data, KernelSpec.DefaultName, []);
        await KernelInstaller.InstallAsync(Data, ".net-csharp", []);

        Assert.Throws<UsageException>(() => KernelInstaller.Uninstall(Data, "theirs"));
        Assert.Equal(2, KernelInstaller.Uninstall(Data, null).Count);
        Assert.Empty(KernelInstaller.Uninstall(Data, null));

        Assert.Equal(["theirs"], Directory.GetDirectories(JupyterPaths.Kernels(Data)).Select(Path.GetFileName));
    }

    [Fact]
    public async Task The_commands_say_what_they_did()
    {
        var installed = await Runner.RunAsync(repository, "kernel", "install", "--path", Data);
        var listed = await Runner.RunAsync(repository, "kernel", "list", "--path", Data);
        var removed = await Runner.RunAsync(repository, "kernel", "uninstall", "--path", Data);

        string folder = Path.Combine(JupyterPaths.Kernels(Data), "rnn-notebooks");
        Assert.Contains($"as rnn-notebooks: {folder}", installed.Output, StringComparison.Ordinal);
        foreach (string step in (string[])["Select Kernel, Jupyter Kernel…, C# (RnnNotebooks)", "\"jupyter.completionTriggerCharacters\": { \"csharp\": [\".\"] }"])
            Assert.Contains(step, installed.Output, StringComparison.Ordinal);
        Assert.Contains(folder, listed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("not there", listed.Output, StringComparison.Ordinal);
        Assert.Contains($"Removed {folder}", removed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_is_written_as_Jupyter_writes_it()
    {
        await Runner.RunAsync(repository, "kernel", "install", "--path", Data, "--as", "Lessons");

        Assert.Equal(["lessons"], Directory.GetDirectories(JupyterPaths.Kernels(Data)).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_kernel_that_lacks_what_it_starts_is_listed_as_such(int argument)
    {
        string file = Path.Combine(await KernelInstaller.InstallAsync(Data, KernelSpec.DefaultName, []), KernelSpec.FileName);
        var json = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        json["argv"]![argument] = repository.PathOf("moved");
        await File.WriteAllTextAsync(file, json.ToJsonString());

        var listed = await Runner.RunAsync(repository, "kernel", "list", "--path", Data);

        Assert.Contains($"{repository.PathOf("moved")} is not there", listed.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--as \"a b\"", "--as", "a b")]
    [InlineData("--path and --prefix were both given", "--path", "x", "--prefix", "y")]
    public async Task A_wrong_call_is_explained(string reason, params string[] options)
    {
        var result = await Runner.RunAsync(repository, ["kernel", "install", .. options]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(reason, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kernel_without_its_connection_file_ends_with_an_explanation()
    {
        var result = await Runner.RunAsync(repository, "kernel", "start", "nowhere.json");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("nowhere.json cannot be read", result.Output, StringComparison.Ordinal);
    }

    private static void AddForeign(string data, string name)
    {
        string folder = Path.Combine(JupyterPaths.Kernels(data), name);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "kernel.json"), """{"argv":["theirs"],"display_name":"Theirs","language":"C#"}""");
    }
}
