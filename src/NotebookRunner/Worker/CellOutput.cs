using System.Text;
using System.Text.Unicode;
using NotebookRunner.Protocol;

namespace NotebookRunner.Worker;

/// <summary>What a cell shows, up to a limit: text and values go to the runner until the cell's bytes are used up, then one line says so.</summary>
internal sealed class CellOutput : IDisposable
{
    private const int FullBatch = 4096;
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(20);

    private readonly Lock gate = new();
    private readonly StringBuilder batch = new();
    private readonly EventChannel channel;
    private readonly int limit;
    private readonly Timer timer;
    private string batchStream = "stdout";
    private int left;

    public CellOutput(EventChannel channel, int limit)
    {
        (this.channel, this.limit) = (channel, limit);
        // Lines are sent in batches, but soon: what a cell wrote before it hung or crashed is what its author looks for.
        timer = new Timer(_ => Flush(), null, Delay, Delay);
    }

    public void StartCell()
    {
        lock (gate)
            left = limit;
    }

    public void WriteText(string stream, string text)
    {
        lock (gate)
        {
            if (left < 0)
                return;
            int size = Encoding.UTF8.GetByteCount(text);
            Append(stream, size <= left ? text : FirstBytes(text, left));
            Spend(size);
        }
    }

    public void Show(bool isResult, Dictionary<string, string> data)
    {
        lock (gate)
        {
            if (left < 0)
                return;
            int size = data.Values.Sum(Encoding.UTF8.GetByteCount);
            if (size <= left)
                Send(new ValueShown(isResult, data));
            Spend(size);
        }
    }

    /// <summary>Sends something that is not output, after the output before it.</summary>
    public void Send(WorkerEvent message)
    {
        lock (gate)
        {
            Flush();
            channel.Send(message);
        }
    }

    public void Dispose() => timer.Dispose();

    private void Append(string stream, string text)
    {
        if (stream != batchStream || batch.Length >= FullBatch)
            Flush();
        batchStream = stream;
        batch.Append(text);
    }

    private void Flush()
    {
        lock (gate)
        {
            if (batch.Length > 0)
                channel.Send(new TextWritten(batchStream, batch.ToString()));
            batch.Clear();
        }
    }

    private void Spend(int size)
    {
        left = size <= left ? left - size : -1;
        if (left < 0)
            Append("stderr", $"\n[The rest is cut: this cell shows more than {limit} bytes. Show less, or run with a larger --max-output.]\n");
    }

    private static string FirstBytes(string text, int bytes)
    {
        Utf8.FromUtf16(text, new byte[bytes], out int characters, out _);
        return text[..characters];
    }
}
