namespace NotebookKernel;

/// <summary>A connection file holds the key: who reads it can run code as this person, who writes it can choose the key.</summary>
internal static class FilePrivacy
{
    private const UnixFileMode ByOthers = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
    private const string Advice = "Give it to its owner alone (chmod 600), or start the kernel with --allow-shared-connection-file.";

    /// <summary>Makes a file private that others may read, and one that its group may write. Refuses one that everybody may write, or that cannot be made private.</summary>
    /// <remarks>VS Code writes it like any other file; where each person has a group of their own, as in Ubuntu and Fedora, such files can be written by the group.</remarks>
    /// <exception cref="UsageException">The file is shared, and that is not allowed.</exception>
    public static void Ensure(string path, bool isSharedAllowed)
    {
        if (isSharedAllowed || OperatingSystem.IsWindows() || !File.Exists(path))
            return;
        var mode = File.GetUnixFileMode(path);
        if (mode.HasFlag(UnixFileMode.OtherWrite))
            throw new UsageException($"The connection file {path} can be written by everybody, so its key may be anybody's. {Advice}");
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
        KernelLog.Write($"{path} could be read by others than its owner; it is private now");
    }
}
