using NotebookEngine.Processes;

namespace NotebookEngine.Output;

/// <summary>The runner's pipe, which a worker has as its standard error. What is in it when the worker dies is the runner's to read, so no last word is lost.</summary>
/// <param name="tellLastWords">Tells the runner what may turn out to be the process's last words.</param>
/// <exception cref="IOException">Standard error is no pipe.</exception>
internal sealed class RunnersPipe(Action<string> tellLastWords) : StreamPipe("stderr", LinuxCalls.OpenPipe(2))
{
    private static readonly TimeSpan EndOfProcess = TimeSpan.FromSeconds(2);

    private readonly (int Read, int Write) copy = LinuxCalls.Pipe();

    public override string Read()
    {
        // Looked at before it is taken: a process may end at any instruction, and take with it what it has taken.
        if (!RuntimeEnd.IsSaidIn(Bytes, LinuxCalls.Peek(Descriptor, copy, Bytes)))
            return Decode(Take());
        Thread.Sleep(EndOfProcess);
        // They fill the pipe, and the end waits for room: that the runner sees. Whoever makes an object here may wait for the end in turn, which lets nobody collect any.
        if (LinuxCalls.IsFull(Descriptor))
            return "";
        // A child has said so of itself.
        string text = Decode(Take());
        tellLastWords(text);
        return text;
    }
}
