namespace NotebookRunner.Running;

/// <summary>The name of a pipe between this process and a worker. Except on Windows a pipe is a file in the folder for temporary files, and the system wants its path short.</summary>
internal static class PipeName
{
    // 104 bytes with the zero at the end on macOS, 108 on Linux; .NET puts a prefix before the name.
    private const int LongestPath = 103;
    private const string Prefix = "CoreFxPipe_";
    private const string ShortFolder = "/tmp";

    /// <exception cref="IOException">There is no folder with a short path.</exception>
    public static string New()
    {
        string name = $"nb-{Environment.ProcessId}-{Guid.NewGuid():N}"[..24];
        if (OperatingSystem.IsWindows() || System.Text.Encoding.UTF8.GetByteCount(Path.Combine(Path.GetTempPath(), Prefix + name)) <= LongestPath)
            return name;
        return Directory.Exists(ShortFolder)
            ? Path.Combine(ShortFolder, Prefix + name)
            : throw new IOException($"The path of the folder for temporary files, {Path.GetTempPath()}, is too long for a pipe. Set TMPDIR to a folder of at most 60 letters.");
    }
}
