using System.Globalization;

namespace NotebookEngine.Formatting;

/// <summary>Where the text of a value goes: each piece is a place to stop, and an end of what has none.</summary>
/// <remarks>The package's formatters follow a list that contains itself, or makes itself anew, until the stack overflows, which no process survives.</remarks>
internal sealed class ValueWriter() : StringWriter(new StringBuilder(), CultureInfo.InvariantCulture)
{
    private const int MostLetters = 50_000_000;

    public override void Write(char value)
    {
        Check(1);
        base.Write(value);
    }

    public override void Write(string? value)
    {
        Check(value?.Length ?? 0);
        base.Write(value);
    }

    public override void Write(char[] buffer, int index, int count)
    {
        Check(count);
        base.Write(buffer, index, count);
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        Check(buffer.Length);
        base.Write(buffer);
    }

    private void Check(int letters)
    {
        StopPoint.Pass();
        if (SmallStack.IsFull)
            throw new InsufficientExecutionStackException("The value cannot be shown: it contains itself, or is nested too deeply. Show a part of it.");
        if (GetStringBuilder().Length + letters > MostLetters)
            throw new InvalidOperationException($"The value cannot be shown: its text has more than {MostLetters} letters. Show a part of it.");
    }
}
