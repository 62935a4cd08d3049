using System.Globalization;

namespace NotebookKernel.Messages;

/// <summary>What the kernel says to whoever started it: on the process's own stderr, not into a notebook.</summary>
internal static class KernelLog
{
    private static readonly TextWriter Target = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardError()) { AutoFlush = true });

    /// <summary>Opens it, before cells take stderr.</summary>
    public static void Open() => Target.Flush();

    public static void Write(string line)
    {
        try
        {
            Target.WriteLine($"[rnn-notebooks {DateTime.Now.ToString("HH:mm:ss", CultureInfo.InvariantCulture)}] {line}");
        }
        catch (IOException)
        {
            // Nobody listens.
        }
    }
}
