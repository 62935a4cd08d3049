using System.Text;

namespace NotebookRunner.Worker;

/// <summary>A pipe in the place of one of the process's standard streams, with the end that is read.</summary>
internal sealed class StreamPipe
{
    // As many bytes as a pipe holds: one reading takes all that there is.
    private const int Capacity = 1 << 16;
    private static readonly TimeSpan EndOfProcess = TimeSpan.FromSeconds(2);

    // How the runtime begins when it ends the process. These words are for whoever started it, and a dying process must not wait for a thread of its own to read them.
    private static readonly string[] LastWords = ["Stack overflow.", "Process terminated.", "Unhandled exception.", "Fatal error.", "Out of memory."];

    private readonly byte[] bytes = new byte[Capacity];
    private readonly char[] letters = new char[Capacity + 1];
    private readonly Decoder decoder = new UTF8Encoding(false).GetDecoder();
    private readonly int number, original, read, write;

    /// <param name="number">The stream's descriptor: 1 or 2.</param>
    /// <param name="name">What notebooks call it.</param>
    /// <exception cref="IOException">The system gives no pipe.</exception>
    public StreamPipe(int number, string name)
    {
        (this.number, Name) = (number, name);
        original = LinuxCalls.Copy(number);
        (read, write) = LinuxCalls.Pipe();
        LinuxCalls.Replace(number, write);
    }

    public string Name { get; }

    /// <summary>Whether there is something to read.</summary>
    public bool HasText => LinuxCalls.IsReadable(read, 0);

    /// <summary>Waits until there is something to read.</summary>
    public void Wait() => LinuxCalls.IsReadable(read, -1);

    /// <returns>What there is; empty where there is nothing.</returns>
    public string Read()
    {
        int length = LinuxCalls.Read(read, bytes);
        if (number == 2 && Array.Exists(LastWords, words => bytes.AsSpan(0, length).StartsWith(Encoding.ASCII.GetBytes(words))))
            PassOn(length);
        return new(letters, 0, decoder.GetChars(bytes, 0, length, letters, 0));
    }

    // If the process is still there after a while, a child has said so of itself.
    private void PassOn(int length)
    {
        LinuxCalls.Replace(number, original);
        LinuxCalls.Write(original, bytes.AsSpan(0, length));
        Thread.Sleep(EndOfProcess);
        LinuxCalls.Replace(number, write);
    }
}
