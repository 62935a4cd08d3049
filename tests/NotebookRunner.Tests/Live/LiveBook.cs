using NotebookRunner.Live;
using NotebookRunner.Running;
using NotebookRunner.Tests.Book;

namespace NotebookRunner.Tests.Live;

/// <summary>A live book of a sample's notebooks, below a path of a site, as on a web host for many books.</summary>
internal sealed class LiveBook(SampleBook sample, SlowCells slow) : IDisposable
{
    private const string Path = "RnnNotebooks";
    private static readonly SemaphoreSlim OneAtATime = new(1);

    public string Site { get; } = Directory.CreateTempSubdirectory("live-").FullName;

    public string Folder => System.IO.Path.Combine(Site, Path);

    public SampleBook Sample { get; } = sample.WithInstalledWebFiles();

    /// <summary>Writes it, or writes it anew.</summary>
    public async Task WriteAsync()
    {
        string engine = MockEngine.In(System.IO.Path.Combine(Sample.Root, "engine"));
        var parts = new LiveParts(await FrontEndAsync(), engine, slow);
        await LiveWriter.WriteAsync(new Workspace(Sample.Root), Sample.Pages(), parts, Folder, CancellationToken.None);
    }

    public void Dispose()
    {
        Sample.Dispose();
        Directory.Delete(Site, recursive: true);
    }

    // The packages stay installed from one run of the tests to the next.
    private static async Task<string> FrontEndAsync()
    {
        await OneAtATime.WaitAsync();
        try
        {
            string work = System.IO.Path.GetFullPath(System.IO.Path.Combine(SampleBook.InstalledWebFolder, "..", "live-web"));
            return await (bundle ??= FrontEnd.BuildAsync(System.IO.Path.Combine(SampleBook.WebSources, "live"), work, CancellationToken.None));
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private static Task<string>? bundle;
}
