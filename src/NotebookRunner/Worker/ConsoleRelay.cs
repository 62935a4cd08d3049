using System.Text;

namespace NotebookRunner.Worker;

/// <summary>What stands in for <see cref="Console.Out"/> or <see cref="Console.Error"/> in a worker: every write becomes the cell's output.</summary>
internal sealed class ConsoleRelay(CellOutput output, string stream) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override string NewLine => "\n";

    public override void Write(char value) => output.WriteText(stream, value.ToString());

    public override void Write(string? value) => output.WriteText(stream, value ?? "");

    public override void Write(char[] buffer, int index, int count) => output.WriteText(stream, new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => output.WriteText(stream, buffer.ToString());

    public override void WriteLine() => Write("\n");

    public override void WriteLine(string? value) => Write(value + "\n");
}
