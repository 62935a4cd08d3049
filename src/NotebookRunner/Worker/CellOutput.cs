using System.Text;
using NotebookRunner.Protocol;

namespace NotebookRunner.Worker;

/// <summary>What a cell shows, up to a limit: text and values go to the runner until the cell's bytes are used up, then one line says so.</summary>
internal sealed class CellOutput(EventChannel channel, int limit)
{
    private readonly Lock gate = new();
    private int left;

    public void StartCell()
    {
        lock (gate)
            left = limit;
    }

    public void WriteText(string stream, string text)
    {
        lock (gate)
        {
            if (left < 0 || text.Length == 0)
                return;
            int size = Encoding.UTF8.GetByteCount(text);
            string kept = size <= left ? text : FirstBytes(text, left);
            if (kept.Length > 0)
                channel.Send(new TextWritten(stream, kept));
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
                channel.Send(new ValueShown(isResult, data));
            Spend(size);
        }
    }

    private void Spend(int size)
    {
        left = size <= left ? left - size : -1;
        if (left < 0)
            channel.Send(new TextWritten("stderr", $"\n[The rest is cut: this cell shows more than {limit} bytes. Show less, or run with a larger --max-output.]\n"));
    }

    private static string FirstBytes(string text, int bytes)
    {
        var encoder = Encoding.UTF8.GetEncoder();
        encoder.Convert(text, new byte[bytes + 1], flush: false, out int characters, out _, out _);
        return text[..Math.Min(characters, bytes)];
    }
}
