namespace NotebookEngine.Output;

/// <summary>What stands in for <see cref="Console.In"/> where no person is: a cell that reads fails, instead of going on with nothing.</summary>
internal sealed class NoInput : TextReader
{
    public static InvalidOperationException Error => new(OperatingSystem.IsBrowser()
        ? "Nobody can answer: the live book has no console to type into. Put the value into the code: string answer = \"…\";"
        : "Nobody can answer: a run has no person at its keyboard. Run the cell in an editor, or put the value into the code: string answer = \"…\";");

    // All other ways to read come here.
    public override int Read() => throw Error;

    public override int Peek() => throw Error;
}
