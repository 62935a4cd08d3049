using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Kernel;

/// <summary>What reaches the process's own standard output and error arrives in the cell that runs.</summary>
public sealed class StreamTests(KernelProcess kernel) : IClassFixture<KernelProcess>
{
    [LinuxFact]
    public async Task A_childs_output_stands_among_the_cells_own_in_order()
    {
        using var client = await KernelClient.ConnectAsync(kernel);

        var run = await client.RunAsync("""
            void Shell(string command) => System.Diagnostics.Process.Start("sh", ["-c", command]).WaitForExit();
            Console.Write("a"); Shell("printf b"); Console.Write("c"); Shell("printf 두 >&2"); Console.Write("d"); Shell("printf e");
            """);

        Assert.Equal(("abcde", "두"), (run.Text(), run.Text("stderr")));
        Assert.Equal("abc두de", string.Concat(run.Contents("stream").Select(content => (string?)content["text"])));
    }

    [LinuxFact]
    public async Task Raw_bytes_arrive_and_half_a_letter_waits_for_its_other_half()
    {
        using var client = await KernelClient.ConnectAsync(kernel);

        var run = await client.RunAsync("""
            var raw = Console.OpenStandardOutput();
            foreach (byte part in "한글 ok"u8.ToArray()) { raw.WriteByte(part); System.Threading.Thread.Sleep(5); }
            """);

        Assert.Equal("한글 ok", run.Text());
    }

    [LinuxFact]
    public async Task Endless_raw_bytes_without_a_line_are_cut_and_take_no_memory()
    {
        using var client = await KernelClient.ConnectAsync(kernel);

        var run = await client.RunAsync("""
            var raw = Console.OpenStandardOutput();
            byte[] much = new byte[100_000];
            Array.Fill(much, (byte)'x');
            for (int i = 0; i < 3_000; i++) raw.Write(much);
            """);

        Assert.Equal("ok", run.Status);
        Assert.Equal(2_000_000, run.Text().Length);
        Assert.Contains("cut", run.Text("stderr"), StringComparison.Ordinal);
        kernel.Process.Refresh();
        Assert.InRange(kernel.Process.WorkingSet64, 0, 1_000_000_000);
    }

    [LinuxFact]
    public async Task A_program_of_dotnet_that_crashes_says_so_in_its_cell_and_the_session_lives()
    {
        using var client = await KernelClient.ConnectAsync(kernel);

        var run = await client.RunAsync("""System.Diagnostics.Process.Start("sh", ["-c", "echo 'Unhandled exception. of a child' >&2"]).WaitForExit();""");
        var next = await client.RunAsync("""System.Diagnostics.Process.Start("sh", ["-c", "echo next >&2"]).WaitForExit();""");

        Assert.Equal(("Unhandled exception. of a child\n", "next\n"), (run.Text("stderr"), next.Text("stderr")));
    }
}
