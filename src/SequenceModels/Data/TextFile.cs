namespace SequenceModels.Data;

/// <summary>Opens the text files of this folder's readers.</summary>
internal static class TextFile
{
    /// <exception cref="FileNotFoundException">There is no such file; the message says where it was looked for.</exception>
    public static StreamReader Open(string path) => File.Exists(path)
        ? new StreamReader(path)
        : throw new FileNotFoundException($"There is no file {path} (looked for {Path.GetFullPath(path)}). "
            + "From a notebook, the repository's data is in ../data/.", path);
}
