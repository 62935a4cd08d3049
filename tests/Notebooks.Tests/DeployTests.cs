using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NotebookRunner.Commands;

namespace Notebooks.Tests;

/// <summary>What a class starts from, where no container can be built: the dev container, the image and the cluster's values name what is there.</summary>
public partial class DeployTests
{
    private static readonly string Sdk = Regex.Match((string)Json("global.json")["sdk"]!["version"]!, @"^\d+\.\d+").Value;
    private static readonly JsonNode DevContainer = Json(".devcontainer/devcontainer.json");
    private static readonly string Image = Text("deploy/Dockerfile");
    private static readonly string Values = Text("deploy/values.yaml");

    [Fact]
    public void The_containers_bring_the_SDK_that_the_repository_asks_for()
    {
        Assert.StartsWith($"mcr.microsoft.com/devcontainers/dotnet:{Sdk}", (string)DevContainer["image"]!, StringComparison.Ordinal);
        Assert.Contains($"\nARG DOTNET={Sdk}-", Image, StringComparison.Ordinal);
        Assert.All(From().Matches(Image).Select(match => match.Groups["image"].Value), image => Assert.Equal("mcr.microsoft.com/dotnet/sdk:${DOTNET}", image));
    }

    [Fact]
    public void What_the_dev_container_opens_and_runs_is_there()
    {
        string script = ((string)DevContainer["postCreateCommand"]!).Split(' ')[^1];
        Assert.All(DevContainer["customizations"]!["codespaces"]!["openFiles"]!.AsArray().Select(file => (string)file!).Append(script), AssertExists);
        Assert.Matches(@"\bdotnet build -c Release src/NotebookRunner\b", Text(script));
    }

    [Fact]
    public void Every_file_that_the_image_copies_is_there_and_is_sent_to_its_build()
    {
        var sent = Text(".dockerignore").Split('\n').Where(line => line.StartsWith('!')).Select(line => line[1..]).ToList();
        var copied = Copy().Matches(Image).SelectMany(match => match.Groups["sources"].Value.Split(' ')).ToList();
        Assert.NotEmpty(copied);
        Assert.All(copied, source =>
        {
            AssertExists(source);
            Assert.Contains(sent, start => source.TrimEnd('/') == start || source.StartsWith(start + "/", StringComparison.Ordinal));
        });
    }

    [Fact]
    public void The_image_is_built_as_the_repository_is()
    {
        var build = Directory.EnumerateFiles(Repository.Root, "Directory.*").Select(file => Path.GetFileName(file)!).Append("global.json").ToList();
        Assert.True(build.Count > 2, "The build's own files are gone: is this the root?");
        Assert.All(build, file => Assert.Contains(file, Copy().Matches(Image).SelectMany(match => match.Groups["sources"].Value.Split(' '))));
    }

    [Fact]
    public void Each_call_of_the_kernel_command_is_one_that_the_runner_understands()
    {
        var calls = KernelCall().Matches(Image + Text(".devcontainer/create") + Text("deploy/README.md")).Select(match => match.Groups["call"].Value.Trim()).ToList();
        Assert.True(calls.Count >= 5, $"only {calls.Count} calls were found");
        Assert.All(calls, call => Assert.Empty(new KernelCommand().Parse(call).Errors));
    }

    [Fact]
    public void The_image_and_the_cluster_are_of_one_version()
    {
        string version = Regex.Match(Text("Directory.Build.props"), "<Version>(.+)</Version>").Groups[1].Value;
        string hub = Regex.Match(Text("deploy/requirements.txt"), @"^jupyterhub==(.+)$", RegexOptions.Multiline).Groups[1].Value;
        Assert.Contains($"\n    tag: {version}\n", Values, StringComparison.Ordinal);
        Assert.Contains($"(JupyterHub {hub})", Values, StringComparison.Ordinal);
    }

    [Fact]
    public void What_starts_a_students_server_is_a_program_and_not_only_a_file()
    {
        foreach (string path in new[] { "deploy/start", "tests/Hosts/run" })
            Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(Path.Combine(Repository.Root, path)).HasFlag(UnixFileMode.UserExecute), path);
    }

    private static void AssertExists(string relative) => Assert.True(Path.Exists(Path.Combine(Repository.Root, relative)), relative);

    private static string Text(string relative) => File.ReadAllText(Path.Combine(Repository.Root, relative)).ReplaceLineEndings("\n");

    private static JsonNode Json(string relative) => JsonNode.Parse(Text(relative))!;

    [GeneratedRegex(@"^FROM (?<image>\S+)", RegexOptions.Multiline)]
    private static partial Regex From();

    [GeneratedRegex(@"^COPY (?!--from)(?<sources>.+) \S+$", RegexOptions.Multiline)]
    private static partial Regex Copy();

    [GeneratedRegex(@"(?:\.dll|""\$runner""|NotebookRunner --) kernel (?<call>install[^\\\n`]*)")]
    private static partial Regex KernelCall();
}
