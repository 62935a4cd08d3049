using SequenceModels.Checkpoints;
using SequenceModels.Layers;
using SequenceModels.Tests.Data;

namespace SequenceModels.Tests.Checkpoints;

public sealed class WholeFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Access_rights_are_kept()
    {
        if (OperatingSystem.IsWindows())
            return;
        string path = PathOf("m.safetensors");
        Save(path);
        foreach (var mode in (UnixFileMode[])[UnixFileMode.UserRead | UnixFileMode.UserWrite, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite])
        {
            File.SetUnixFileMode(path, mode);
            Save(path);
            Assert.Equal(mode, File.GetUnixFileMode(path));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_link_stays_one_and_its_target_is_written(bool targetExists)
    {
        if (OperatingSystem.IsWindows())
            return;
        string target = PathOf("target.safetensors"), middle = PathOf("middle"), link = PathOf("link");
        if (targetExists)
            File.WriteAllText(target, "old");
        File.CreateSymbolicLink(middle, "target.safetensors");
        File.CreateSymbolicLink(link, middle);
        Save(link);
        Assert.NotNull(new FileInfo(link).LinkTarget);
        Assert.NotNull(new FileInfo(middle).LinkTarget);
        SafetensorsFile.Open(target).Dispose();
        Assert.Equal(3, Directory.GetFileSystemEntries(folder.FullName).Length);
    }

    [Fact]
    public void A_file_that_is_write_protected_is_not_written_over()
    {
        string path = PathOf("m.safetensors");
        File.WriteAllText(path, "kept");
        File.SetAttributes(path, FileAttributes.ReadOnly);
        Assert.Contains("write-protected", Assert.Throws<IOException>(() => Save(path)).Message, StringComparison.Ordinal);
        Assert.Equal("kept", File.ReadAllText(path));
        File.SetAttributes(path, FileAttributes.Normal);
    }

    [Fact]
    public void A_missing_folder_is_named()
    {
        string missing = PathOf("nowhere");
        string message = Assert.Throws<DirectoryNotFoundException>(() => Save(Path.Combine(missing, "m.safetensors"))).Message;
        Assert.Contains($"no folder {missing}", message, StringComparison.Ordinal);
        Assert.DoesNotContain(".tmp", message, StringComparison.Ordinal);
        Assert.Contains("is a folder", Assert.Throws<IOException>(() => Save(folder.FullName)).Message, StringComparison.Ordinal);
    }

    private static void Save(string path) => Checkpoint.Of(SequenceModel.Rnn(1, 1, 1, new Random(1))).Save(path);

    private string PathOf(string name) => Path.Combine(folder.FullName, name);
}
