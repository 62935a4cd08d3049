using System.Text;
using NotebookRunner.Tests.Book;
using NotebookRunner.Tests.Wire;

namespace NotebookRunner.Tests.Kernel;

/// <summary>Forged and broken messages to each socket that takes messages: ten thousand in CI, elsewhere the first of them.</summary>
[Collection(Alone.Name)]
public sealed class MessageFuzzTests
{
    private const long MemoryBytes = 300L << 20;

    private static int Messages => LookedAt.IsWholeBook ? 10_000 : 2_000;

    [Fact]
    public async Task Messages_that_are_forged_or_broken_do_nothing()
    {
        using var kernel = new KernelProcess();
        using var client = await KernelClient.ConnectAsync(kernel);
        await client.RunAsync("int untouched = 1;");
        kernel.Process.Refresh();
        long before = kernel.Process.WorkingSet64;

        foreach (string channel in new[] { "shell", "control", "stdin" })
            for (int seed = 0; seed < Messages; seed++)
                await client.SendAsync(channel, Forged(client, new Random(seed)));
        Assert.Equal("1", (await client.RunAsync("untouched")).Result);

        kernel.Process.Refresh();
        Assert.False(kernel.Process.HasExited);
        Assert.InRange(kernel.Process.WorkingSet64 - before, long.MinValue, MemoryBytes);
        Assert.Equal(["connection.json"], Directory.GetFileSystemEntries(kernel.Folder).Select(Path.GetFileName));
    }

    private static byte[][] Forged(KernelClient client, Random random)
    {
        string[] types = ["execute_request", "shutdown_request", "interrupt_request", "input_reply", "comm_open", "inspect_request", "nonsense"];
        string header = $$"""{"msg_id":"{{random.Next()}}","msg_type":"{{types[random.Next(types.Length)]}}","session":"s","username":"u","date":"","version":"5.3"}""";
        byte[][] good = client.Signed(header, "{}", "{}", """{"code":"System.IO.File.WriteAllText(\"executed.txt\", \"\");","restart":false}""");
        // What is signed and whole would run, so something is always wrong.
        return random.Next(6) switch
        {
            0 => [.. good[..1], Bytes(random, 64), .. good[2..]],
            1 => [.. good[..1], [], .. good[2..]],
            2 => [.. good.Take(random.Next(6))],
            3 => [.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => Bytes(random, random.Next(200)))],
            4 => client.Signed(header, Broken(random), Broken(random), Broken(random)),
            _ => Changed(good, random),
        };
    }

    private static byte[][] Changed(byte[][] good, Random random)
    {
        byte[] part = good[random.Next(1, good.Length)];
        part[random.Next(part.Length)] ^= (byte)(1 << random.Next(8));
        return good;
    }

    private static string Broken(Random random) => random.Next(6) switch
    {
        0 => new string('[', 5_000),
        1 => "{\"code\":",
        2 => "null",
        3 => "[]",
        4 => "",
        _ => Encoding.Latin1.GetString(Bytes(random, 20)) + "}",
    };

    private static byte[] Bytes(Random random, int count)
    {
        byte[] bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
