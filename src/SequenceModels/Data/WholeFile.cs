namespace SequenceModels.Data;

/// <summary>Writes a file all or nothing: a new one beside it takes its place when it is complete.</summary>
internal static class WholeFile
{
    /// <summary>A link stays one, its target is written; the file keeps its access rights.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder is not there; the message names it.</exception>
    /// <exception cref="IOException">The file cannot be written; the old one is untouched.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string target = new FileInfo(path).LinkTarget is null ? Path.GetFullPath(path) : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
        string folder = Path.GetDirectoryName(target) ?? target;
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"There is no folder {folder} for {Path.GetFileName(target)}: make it first, Directory.CreateDirectory(\"{folder}\").");
        if (Directory.Exists(target))
            throw new IOException($"{target} is a folder: give the name of a file in it.");
        if (File.Exists(target) && new FileInfo(target).IsReadOnly)
            throw new IOException($"{target} is write-protected: take the protection away, or give another name.");
        string temporary = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew))
            {
                if (!OperatingSystem.IsWindows() && File.Exists(target))
                    File.SetUnixFileMode(stream.SafeFileHandle, File.GetUnixFileMode(target));
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, target, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
