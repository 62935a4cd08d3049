using NotebookRunner.Notebooks;

namespace NotebookRunner.Tests.Notebooks;

public sealed class AtomicFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("atomic-file-");

    [Fact]
    public async Task A_link_stays_a_link_and_its_target_is_written()
    {
        await File.WriteAllTextAsync(At("target"), "old");
        File.CreateSymbolicLink(At("link"), At("target"));
        await AtomicFile.WriteAsync(At("link"), "new", default);
        Assert.NotNull(new FileInfo(At("link")).LinkTarget);
        Assert.Equal("new", await File.ReadAllTextAsync(At("target")));
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead)]
    public async Task Permissions_stay_as_they_were(UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
            return;
        await File.WriteAllTextAsync(At("file"), "old");
        File.SetUnixFileMode(At("file"), mode);
        await AtomicFile.WriteAsync(At("file"), "new", default);
        Assert.Equal(mode, File.GetUnixFileMode(At("file")));
    }

    [Fact]
    public async Task What_is_read_only_is_left_as_it_is()
    {
        await File.WriteAllTextAsync(At("file"), "old");
        File.SetAttributes(At("file"), FileAttributes.ReadOnly);
        var error = await Assert.ThrowsAsync<IOException>(() => AtomicFile.WriteAsync(At("file"), "new", default));
        Assert.Contains("is read-only, and stays as it is", error.Message, StringComparison.Ordinal);
        Assert.Equal("old", await File.ReadAllTextAsync(At("file")));
        File.SetAttributes(At("file"), FileAttributes.Normal);
        Assert.Single(folder.GetFiles());
    }

    public void Dispose() => folder.Delete(recursive: true);

    private string At(string name) => Path.Combine(folder.FullName, name);
}
