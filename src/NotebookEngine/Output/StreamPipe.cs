using NotebookEngine.Processes;

namespace NotebookEngine.Output;

/// <summary>What is written to one of the process's standard streams, on its way to the cell's output.</summary>
/// <param name="name">What notebooks call the stream.</param>
/// <param name="read">The end of a pipe that is read; reading it never waits.</param>
internal abstract class StreamPipe(string name, int read)
{
    private readonly char[] letters = new char[LinuxCalls.PipeBytes + 1];
    private readonly Decoder decoder = new UTF8Encoding(false).GetDecoder();

    /// <summary>What notebooks call the stream.</summary>
    public string Name { get; } = name;

    /// <summary>Whether there is something to read.</summary>
    public bool HasText => LinuxCalls.IsReadable(Descriptor, 0);

    /// <summary>The end that is read.</summary>
    protected int Descriptor { get; } = read;

    // One reading takes all that there is.
    protected byte[] Bytes { get; } = new byte[LinuxCalls.PipeBytes];

    /// <summary>Waits until there is something to read.</summary>
    public void Wait() => LinuxCalls.IsReadable(Descriptor, -1);

    /// <returns>What there is; empty where there is nothing.</returns>
    public abstract string Read();

    /// <returns>How many bytes were taken.</returns>
    protected int Take() => LinuxCalls.Read(Descriptor, Bytes);

    protected string Decode(int length) => new(letters, 0, decoder.GetChars(Bytes, 0, length, letters, 0));
}
