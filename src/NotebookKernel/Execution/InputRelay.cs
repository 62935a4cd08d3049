using System.Threading.Channels;
using NotebookEngine.Interruption;

namespace NotebookKernel.Execution;

/// <summary>What stands in for <see cref="Console.In"/>: each line is asked of the person at the client that runs the cell.</summary>
internal sealed class InputRelay(RequestSocket socket, Action flush) : TextReader
{
    private readonly Channel<string> answers = Channel.CreateBounded<string>(new BoundedChannelOptions(16) { FullMode = BoundedChannelFullMode.DropOldest });
    private KernelMessage? request;
    private CancellationToken stopping;
    private string rest = "";

    public void StartCell(KernelMessage cell, CancellationToken stop)
    {
        (request, stopping, rest) = (cell.Flag("allow_stdin") ? cell : null, stop, "");
        while (answers.Reader.TryRead(out _))
        {
            // An answer to a question that was interrupted.
        }
    }

    /// <summary>Takes what clients send to stdin, until the kernel ends.</summary>
    public async Task ListenAsync(CancellationToken token)
    {
        await foreach (var reply in socket.ReadAllAsync(token))
            if (reply.Type == "input_reply")
                Take(reply);
    }

    // All other ways to read come here.
    public override int Read()
    {
        char first = Rest()[0];
        rest = rest[1..];
        return first;
    }

    public override int Peek() => Rest()[0];

    /// <summary>Asks the person at the client, and waits for the answer.</summary>
    /// <exception cref="InvalidOperationException">The client does not let cells ask.</exception>
    public string Ask(string prompt, bool isPassword)
    {
        var asking = request ?? throw new InvalidOperationException(
            "Nobody can answer: this client does not let cells ask for input. Run the cell in an editor, or put the value into the code.");
        // The question that the cell printed comes first.
        flush();
        Uninterruptible.Run(() => socket.SendAsync("input_request", asking, new JsonObject { ["prompt"] = prompt, ["password"] = isPassword }, stopping).AsTask().Wait(stopping));
        return answers.Reader.ReadAsync(stopping).AsTask().GetAwaiter().GetResult();
    }

    private string Rest() => rest = rest.Length > 0 ? rest : Ask("", isPassword: false) + "\n";

    private void Take(KernelMessage reply)
    {
        try
        {
            answers.Writer.TryWrite(reply.Text("value"));
        }
        catch (MalformedMessageException error)
        {
            socket.Refuse(error.Message);
        }
    }
}
