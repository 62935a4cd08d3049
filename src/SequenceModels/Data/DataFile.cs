namespace SequenceModels.Data;

/// <summary>Opens the files of this folder's readers.</summary>
internal static class DataFile
{
    /// <exception cref="FileNotFoundException">There is no such file; the message says where it was looked for.</exception>
    public static FileStream Open(string path) => File.Exists(path)
        ? File.OpenRead(path)
        : throw new FileNotFoundException($"There is no file {path} (looked for {Path.GetFullPath(path)}). "
            + "From a notebook, the repository's data is in ../data/.", path);

    /// <exception cref="FileNotFoundException">There is no such file; the message says where it was looked for.</exception>
    public static StreamReader OpenText(string path) => new(Open(path));
}
