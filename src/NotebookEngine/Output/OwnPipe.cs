using NotebookEngine.Processes;

namespace NotebookEngine.Output;

/// <summary>A pipe of this process's own in the place of a standard stream.</summary>
internal sealed class OwnPipe : StreamPipe
{
    private static readonly TimeSpan EndOfProcess = TimeSpan.FromSeconds(2);

    private readonly int number, original, write;

    /// <param name="number">The stream's descriptor: 1 or 2.</param>
    /// <param name="name">What notebooks call it.</param>
    /// <exception cref="IOException">The system gives no pipe.</exception>
    public OwnPipe(int number, string name)
        : this(number, name, LinuxCalls.Pipe())
    {
    }

    private OwnPipe(int number, string name, (int Read, int Write) pipe)
        : base(name, pipe.Read)
    {
        (this.number, original, write) = (number, LinuxCalls.Copy(number), pipe.Write);
        LinuxCalls.Replace(number, write);
    }

    public override string Read()
    {
        int length = Take();
        if (number == 2 && RuntimeEnd.IsSaidIn(Bytes, length))
            PassOn(length);
        return Decode(length);
    }

    // They are for whoever started the process. If it is still there after a while, a child has said so of itself.
    private void PassOn(int length)
    {
        LinuxCalls.Replace(number, original);
        LinuxCalls.Write(original, Bytes.AsSpan(0, length));
        Thread.Sleep(EndOfProcess);
        LinuxCalls.Replace(number, write);
    }
}
