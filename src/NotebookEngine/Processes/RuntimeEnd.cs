namespace NotebookEngine.Processes;

/// <summary>How the runtime begins when it ends its process.</summary>
internal static class RuntimeEnd
{
    private static readonly byte[][] Beginnings =
        [.. new[] { "Stack overflow.", "Process terminated.", "Unhandled exception.", "Fatal error.", "Out of memory." }.Select(Encoding.ASCII.GetBytes)];

    /// <summary>Whether a text begins so. No object is made: the process may be at its end, and nobody collects any.</summary>
    public static bool IsSaidIn(byte[] text, int length) => Array.Exists(Beginnings, beginning => text.AsSpan(0, length).StartsWith(beginning));
}
