using System.Diagnostics;
using System.Text.Json.Nodes;
using NotebookEngine.Protocol;
using NotebookKernel;
using NotebookRunner.Commands;

namespace NotebookRunner.Tests.Kernel;

/// <summary>The file that says where a kernel listens, good and bad.</summary>
public sealed class ConnectionFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("connection-file-tests-");

    private string File => Path.Combine(folder.FullName, "kernel-1.json");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_good_file_is_read()
    {
        Write(_ => { });

        Assert.Equal("secret 127.0.0.1:1 127.0.0.1:2 127.0.0.1:3 127.0.0.1:4 127.0.0.1:5", Text(ConnectionFile.Load(File)));
    }

    [Fact]
    public void With_ipc_the_addresses_are_files()
    {
        Write(json => (json["transport"], json["ip"]) = ("ipc", "/run/kernel"));

        Assert.Equal("secret /run/kernel-1 /run/kernel-2 /run/kernel-3 /run/kernel-4 /run/kernel-5", Text(ConnectionFile.Load(File)));
    }

    [Fact]
    public void A_file_name_that_is_too_long_for_a_socket_is_named()
    {
        Write(json => (json["transport"], json["ip"]) = ("ipc", $"/run/{new string('x', 200)}"));

        Assert.Contains("xxx-1, which this system cannot make", Assert.Throws<UsageException>(() => ConnectionFile.Load(File)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost", "127.0.0.1:1")]
    [InlineData("0.0.0.0", "0.0.0.0:1")]
    [InlineData("::1", "[::1]:1")]
    public void The_address_is_the_one_that_is_given(string ip, string address)
    {
        Write(json => json["ip"] = ip);

        Assert.Equal(address, $"{ConnectionFile.Load(File).Shell}");
    }

    [Theory]
    [InlineData("transport", "inproc", "transport \"inproc\"")]
    [InlineData("signature_scheme", "hmac-md5", "signature scheme \"hmac-md5\"")]
    [InlineData("ip", "example.org", "ip \"example.org\"")]
    [InlineData("key", "", "an empty key")]
    [InlineData("key", null, "no text \"key\"")]
    [InlineData("shell_port", null, "no port \"shell_port\"")]
    [InlineData("hb_port", "70000", "no port \"hb_port\"")]
    public void What_is_missing_or_not_understood_is_named(string name, string? value, string reason)
    {
        Write(json => json[name] = name.EndsWith("port", StringComparison.Ordinal) && name != "transport" && value is not null ? int.Parse(value, null) : value);

        Assert.Contains(reason, Assert.Throws<UsageException>(() => ConnectionFile.Load(File)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    public void A_file_of_another_form_is_refused(string text)
    {
        System.IO.File.WriteAllText(File, text);

        Assert.Contains(File, Assert.Throws<UsageException>(() => ConnectionFile.Load(File)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_refused() => Assert.Contains("cannot be read", Assert.Throws<UsageException>(() => ConnectionFile.Load(File)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(UnixFileMode.GroupRead | UnixFileMode.OtherRead)]
    // As VS Code writes it where the umask is 0002.
    [InlineData(UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead)]
    public void A_file_that_others_can_read_or_the_group_can_write_is_made_private(UnixFileMode others)
    {
        if (OperatingSystem.IsWindows())
            return;
        Write(_ => { });
        System.IO.File.SetUnixFileMode(File, UnixFileMode.UserRead | UnixFileMode.UserWrite | others);

        FilePrivacy.Ensure(File, isSharedAllowed: false);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
    }

    [Fact]
    public void A_file_that_everybody_can_write_is_refused_unless_that_is_allowed()
    {
        if (OperatingSystem.IsWindows())
            return;
        Write(_ => { });
        System.IO.File.SetUnixFileMode(File, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherWrite);

        FilePrivacy.Ensure(File, isSharedAllowed: true);
        Assert.Contains("--allow-shared-connection-file", Assert.Throws<UsageException>(() => FilePrivacy.Ensure(File, isSharedAllowed: false)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TRUE", "is no JSON object")]
    [InlineData("", "--allow-shared-connection-file")]
    public async Task Where_Jupyter_is_told_to_live_with_shared_files_the_kernel_does_too(string setting, string reason)
    {
        if (OperatingSystem.IsWindows())
            return;
        await System.IO.File.WriteAllTextAsync(File, "[]");
        System.IO.File.SetUnixFileMode(File, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherWrite);
        var start = new ProcessStartInfo("dotnet", [typeof(KernelStartCommand).Assembly.Location, "kernel", "start", File]) { RedirectStandardError = true };
        start.Environment["JUPYTER_ALLOW_INSECURE_WRITES"] = setting;
        using var process = Process.Start(start)!;

        Assert.Contains(reason, await process.StandardError.ReadToEndAsync(), StringComparison.Ordinal);
    }

    private static string Text(ConnectionFile file) => $"{file.Key} {file.Shell} {file.Control} {file.Stdin} {file.Iopub} {file.Heartbeat}";

    private void Write(Action<JsonObject> change)
    {
        var json = new JsonObject
        {
            ["transport"] = "tcp",
            ["ip"] = "127.0.0.1",
            ["signature_scheme"] = "hmac-sha256",
            ["key"] = "secret",
            ["shell_port"] = 1,
            ["control_port"] = 2,
            ["stdin_port"] = 3,
            ["iopub_port"] = 4,
            ["hb_port"] = 5,
            ["kernel_name"] = "rnn-notebooks",
        };
        change(json);
        System.IO.File.WriteAllText(File, json.ToJsonString());
    }
}
