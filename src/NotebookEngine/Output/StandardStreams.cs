namespace NotebookEngine.Output;

/// <summary>The process's own standard output and error, which processes that a cell starts inherit, and its libraries of the machine's own code write to: their bytes become the cell's output.</summary>
/// <remarks>On Linux only. What reads is in the same process, so that a cell's text and its children's keep their order.</remarks>
internal sealed class StandardStreams
{
    private static volatile StandardStreams? taken;

    private readonly Lock gate = new();
    private readonly StreamPipe[] pipes;
    private readonly CellOutput output;
    private readonly Action show;

    private StandardStreams(CellOutput output, Action<string>? tellLastWords)
    {
        this.output = output;
        show = ShowAll;
        pipes = [new OwnPipe(1, "stdout"), tellLastWords is null ? new OwnPipe(2, "stderr") : new RunnersPipe(tellLastWords)];
    }

    /// <summary>Makes them this output's, for as long as the process lives.</summary>
    /// <param name="output">The cell's.</param>
    /// <param name="tellLastWords">In a worker: tells the runner, who reads what the process leaves behind, what may be its last words.</param>
    public static void Take(CellOutput output, Action<string>? tellLastWords = null)
    {
        if (taken is not null)
            return;
        var streams = taken = new StandardStreams(output, tellLastWords);
        foreach (var pipe in streams.pipes)
            new Thread(() => streams.Listen(pipe)) { IsBackground = true, Name = pipe.Name }.Start();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Drain();
    }

    /// <summary>Shows what has been written so far, before what the cell itself shows next.</summary>
    public static void Drain()
    {
        // A thread that is stopped at this would leave the gate closed.
        if (taken is { } streams)
            Uninterruptible.Run(streams.show);
    }

    private void Listen(StreamPipe pipe)
    {
        while (true)
        {
            pipe.Wait();
            Show(pipe);
        }
    }

    // Behind the gate the other thread may have read what is not shown yet: that comes first.
    private void ShowAll()
    {
        lock (gate)
            foreach (var pipe in pipes)
                Show(pipe);
    }

    private void Show(StreamPipe pipe)
    {
        lock (gate)
            if (pipe.HasText && pipe.Read() is { Length: > 0 } text)
                output.WriteText(pipe.Name, text);
    }
}
