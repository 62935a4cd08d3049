namespace SequenceModels.Tests.Data;

internal static class Repository
{
    /// <summary>The path of a file of this repository, found from the folder the tests run in.</summary>
    public static string Path(params string[] parts)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "RnnNotebooks.sln")))
            folder = folder.Parent;
        return System.IO.Path.Combine([folder?.FullName ?? throw new DirectoryNotFoundException("RnnNotebooks.sln is in no folder above the tests."), .. parts]);
    }
}
