namespace NotebookRunner.Notebooks;

/// <summary>Writes a file all at once: to a temporary name beside it, then renamed. Who reads it sees the old or the new one, never half.</summary>
/// <remarks>Where a link lies there, its target is written; permissions stay; a file that is read-only is left as it is.</remarks>
internal static class AtomicFile
{
    /// <param name="path">Where it goes.</param>
    /// <param name="text">What it holds from now on.</param>
    /// <param name="token">Stops the writing.</param>
    /// <param name="replaced">What the file must still hold, where the text was made from it; null where that does not matter.</param>
    /// <exception cref="FileChangedException">The file holds something else by now, and keeps it.</exception>
    /// <exception cref="IOException">The file cannot be written, or may not be; the message names it.</exception>
    public static async Task WriteAsync(string path, string text, CancellationToken token, byte[]? replaced = null)
    {
        string target = new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : path;
        if (File.Exists(target) && (File.GetAttributes(target) & FileAttributes.ReadOnly) != 0)
            throw new IOException($"{path} is read-only, and stays as it is. Make it writable, or write to another folder.");
        string temporary = $"{target}.{Environment.ProcessId}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await File.WriteAllTextAsync(temporary, text, token);
            if (!OperatingSystem.IsWindows() && File.Exists(target))
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
            if (replaced is not null && !(await File.ReadAllBytesAsync(target, token)).AsSpan().SequenceEqual(replaced))
                throw new FileChangedException(path);
            File.Move(temporary, target, overwrite: true);
        }
        catch (Exception error) when (error is (IOException and not FileChangedException) or UnauthorizedAccessException)
        {
            throw new IOException($"{path} cannot be written: {error.Message}", error);
        }
        finally
        {
            if (File.Exists(temporary))
                File.Delete(temporary);
        }
    }
}
