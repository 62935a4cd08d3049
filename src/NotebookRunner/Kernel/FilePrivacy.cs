using NotebookRunner.Running;

namespace NotebookRunner.Kernel;

/// <summary>A connection file holds the key: who reads it can run code as this person, who writes it can choose the key.</summary>
internal static class FilePrivacy
{
    private const UnixFileMode ByOthers = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
    private const UnixFileMode WrittenByOthers = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
    private const string Advice = "Give it to its owner alone (chmod 600), or start the kernel with --allow-shared-connection-file.";

    /// <summary>Makes a file private that others may read: VS Code writes it like any other file. Refuses one that others may write, or that cannot be made private.</summary>
    /// <exception cref="UsageException">The file is shared, and that is not allowed.</exception>
    public static void Ensure(string path, bool isSharedAllowed)
    {
        if (isSharedAllowed || OperatingSystem.IsWindows() || !File.Exists(path))
            return;
        var mode = File.GetUnixFileMode(path);
        if ((mode & WrittenByOthers) != 0)
            throw new UsageException($"The connection file {path} can be written by others than its owner, so its key may be theirs. {Advice}");
        if ((mode & ByOthers) == 0)
            return;
        try
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The connection file {path} can be read by others than its owner, and so can its key. {Advice}");
        }
        KernelLog.Write($"{path} could be read by others; it is private now");
    }
}
