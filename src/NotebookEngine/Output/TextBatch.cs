namespace NotebookEngine.Output;

/// <summary>Text that waits for more of it, so that many small writes are sent as one. Half a character waits for its other half.</summary>
/// <param name="send">Where the text goes.</param>
/// <param name="patience">How long it waits; zero sends each piece at once.</param>
/// <param name="timer">Calls <see cref="FlushCharacters"/> when it rings.</param>
internal sealed class TextBatch(Action<TextWritten> send, TimeSpan patience, Timer timer)
{
    private const int Full = 4096;

    private readonly StringBuilder text = new();
    private string stream = "stdout";

    public void Append(string stream, string more)
    {
        if (stream != this.stream)
            Flush();
        if (text.Length == 0)
            Wait();
        this.stream = stream;
        text.Append(more);
        if (patience == TimeSpan.Zero || text.Length >= Full)
            FlushCharacters();
    }

    public void Flush()
    {
        if (text.Length == 0)
            return;
        var written = new TextWritten(stream, text.ToString());
        text.Clear();
        send(written);
    }

    public void FlushCharacters()
    {
        if (text.Length > 0 && char.IsHighSurrogate(text[^1]))
            Wait();
        else
            Flush();
    }

    public void Clear() => text.Clear();

    private void Wait()
    {
        if (patience > TimeSpan.Zero)
            timer.Change(patience, Timeout.InfiniteTimeSpan);
    }
}
