namespace NotebookRunner.Notebooks;

/// <summary>Writes a file all at once: to a temporary name beside it, then renamed. Who reads it sees the old or the new one, never half.</summary>
internal static class AtomicFile
{
    /// <exception cref="IOException">The file cannot be written; the message names it.</exception>
    public static async Task WriteAsync(string path, string text, CancellationToken token)
    {
        string temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(temporary, text, token);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
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
