using System.Text.Unicode;

namespace NotebookEngine.Output;

/// <summary>What a cell shows, up to a limit: text and values are sent on until the cell's bytes are used up, then one line says so.</summary>
internal sealed partial class CellOutput : IDisposable
{
    private readonly Lock gate = new();
    private readonly Action<WorkerEvent> send;
    private readonly int limit;
    private readonly Timer timer;
    private readonly TextBatch batch;
    private int left;

    /// <param name="send">Where everything goes.</param>
    /// <param name="limit">Bytes that a cell may show.</param>
    /// <param name="patience">How long text waits for more of it. Without patience nothing is lost when the process ends in the next instruction.</param>
    public CellOutput(Action<WorkerEvent> send, int limit, TimeSpan patience = default)
    {
        (this.send, this.limit) = (send, limit);
        timer = new Timer(_ => Change(batch!.FlushCharacters));
        batch = new TextBatch(send, patience, timer);
    }

    public void StartCell()
    {
        lock (gate)
            left = limit;
    }

    public void WriteText(string stream, string text) => Change(() =>
    {
        if (text.Contains('\e') && EraseDisplay().Match(text) is { Success: true } erase)
        {
            text = text[(erase.Index + erase.Length)..];
            batch.Clear();
            send(new OutputCleared(Wait: text.Length > 0));
            left = limit;
        }
        if (left < 0)
            return;
        int size = Encoding.UTF8.GetByteCount(text);
        batch.Append(stream, size <= left ? text : FirstBytes(text, left));
        Spend(size);
    });

    public void Show(ValueShown value) => Change(() =>
    {
        if (left < 0)
            return;
        int size = SizeOf(value.Data);
        if (size <= left)
            SendNow(value);
        Spend(size);
    });

    /// <summary>Replaces a value shown before. It takes the old one's place, so it costs nothing, unless it alone is too large.</summary>
    public void Update(ValueUpdated value) => Change(() =>
    {
        if (SizeOf(value.Data) <= limit)
            SendNow(value);
    });

    /// <summary>Sends something that is not output, after the output before it.</summary>
    public void Send(WorkerEvent message) => Change(() => SendNow(message));

    /// <summary>Sends what waits in the batch.</summary>
    public void Flush() => Change(batch.Flush);

    public void Dispose() => timer.Dispose();

    // Cells write from any thread, and are stopped at any time.
    private void Change(Action change)
    {
        Uninterruptible.Run(() =>
        {
            lock (gate)
                change();
        });
    }

    private void SendNow(WorkerEvent message)
    {
        batch.Flush();
        send(message);
    }

    private void Spend(int size)
    {
        left = size <= left ? left - size : -1;
        if (left < 0)
            batch.Append("stderr", $"\n[The rest is cut: this cell shows more than {limit} bytes. Show less, or run with a larger --max-output.]\n");
    }

    private static int SizeOf(Dictionary<string, string> data) => data.Values.Sum(Encoding.UTF8.GetByteCount);

    private static string FirstBytes(string text, int bytes)
    {
        Utf8.FromUtf16(text, new byte[bytes], out int characters, out _);
        return text[..characters];
    }

    // What a terminal is sent to erase everything, as in ESC[H ESC[2J: the one way to clear that does no harm in other hosts. Only the last counts.
    [GeneratedRegex(@"(?:\x1b\[(?:H|3J))*\x1b\[2J(?:\x1b\[(?:H|3J))*", RegexOptions.RightToLeft)]
    private static partial Regex EraseDisplay();
}
