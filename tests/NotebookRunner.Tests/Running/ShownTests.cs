using System.Text.Json.Nodes;
using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Running;

/// <summary>What cells show in a run: values without an end, and what their children write.</summary>
public sealed class ShownTests
{
    [Fact]
    public async Task A_value_without_an_end_is_an_error_of_its_cell()
    {
        using var repository = new TestRepository();
        repository.Add("list", "1", "var list = new List<object>(); list.Add(list); list");
        repository.Add("shown", "var array = new object[1]; array[0] = array; array.Display();");
        repository.Add("record", "record Node { public Node Next { get; set; } }\nvar node = new Node(); node.Next = node; node.GetHashCode()");
        repository.Add("async", "async Task<int> Deep(int n) => await Deep(n + 1) + 1;\nawait Deep(0)");

        await Runner.RunAsync(repository, "run", "--jobs", "1");

        foreach (string notebook in (string[])["list", "shown", "record", "async"])
            Assert.Equal(("exception", "InsufficientExecutionStackException"), ((string?)repository.Record(notebook)["error"]!["kind"], (string?)repository.Record(notebook)["error"]!["name"]));
    }

    [LinuxFact]
    public async Task Output_of_children_and_raw_bytes_arrive_in_their_cells()
    {
        using var repository = new TestRepository();
        repository.Add("lesson",
            "Console.WriteLine(\"a\"); System.Diagnostics.Process.Start(\"sh\", [\"-c\", \"echo b\"]).WaitForExit(); Console.WriteLine(\"c\");",
            "using (var raw = Console.OpenStandardOutput()) raw.Write(\"두\"u8);",
            "System.Diagnostics.Process.Start(\"sh\", [\"-c\", \"echo e >&2\"]).WaitForExit(); 5");

        await Runner.RunAsync(repository, "run");

        Assert.Equal(["a\nb\nc\n", "두", "e\n"], Enumerable.Range(1, 3).Select(cell => Text(repository.Outputs("lesson", cell)[0]!["text"])));
        Assert.Equal("stderr", (string?)repository.Outputs("lesson", 3)[0]!["name"]);
    }

    [LinuxFact]
    public async Task Endless_raw_bytes_are_cut_and_what_is_written_before_an_exit_is_kept()
    {
        using var repository = new TestRepository();
        repository.Add("much", "var raw = Console.OpenStandardOutput(); for (int i = 0; i < 2_000; i++) raw.Write(new byte[50_000].Select(_ => (byte)120).ToArray());", "2");
        repository.Add("exits", "Console.OpenStandardOutput().Write(\"last\"u8); Environment.Exit(3);");

        await Runner.RunAsync(repository, "run", "--max-output", "20000");

        Assert.Equal("passed", (string?)repository.Record("much")["status"]);
        Assert.Equal(20_000, Text(repository.Outputs("much", 1)[0]!["text"]).Length);
        Assert.Equal("last", Text(repository.Outputs("exits", 1)[0]!["text"]));
    }

    private static string Text(JsonNode? lines) => string.Concat(lines!.AsArray().Select(line => (string)line!));
}
