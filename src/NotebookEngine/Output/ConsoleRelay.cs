namespace NotebookEngine.Output;

/// <summary>What stands in for <see cref="Console.Out"/> or <see cref="Console.Error"/> in a worker: every write becomes the cell's output.</summary>
internal sealed class ConsoleRelay(CellOutput output, string stream) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override string NewLine => "\n";

    public override void Write(char value) => Relay(value.ToString());

    public override void Write(string? value) => Relay(value ?? "");

    public override void Write(char[] buffer, int index, int count) => Relay(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Relay(buffer.ToString());

    public override void WriteLine() => Write("\n");

    public override void WriteLine(string? value) => Write(value + "\n");

    // Training that shows its progress can be stopped there, though its loop is the library's.
    private void Relay(string text)
    {
        StopPoint.Pass();
        StandardStreams.Drain();
        output.WriteText(stream, text);
    }
}
