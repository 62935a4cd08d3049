using System.Net;
using NotebookRunner.Live;

namespace NotebookRunner.Tests.Live;

public sealed class StaticSiteTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("site-").FullName;

    public StaticSiteTests()
    {
        Directory.CreateDirectory(Path.Combine(root, "site", "below"));
        foreach (string file in (string[])["secret.txt", "site/index.html", "site/below/index.html", "site/a.wasm", "site/a.wasm.br", "site/b.webmanifest", "site/c.dat", "site/d e.ipynb", "site/setup.csx", "site/e.csx", "site/e.csx.br"])
            File.WriteAllText(Path.Combine(root, file), file);
    }

    [Theory]
    [InlineData("", "text/html; charset=utf-8", "site/index.html")]
    [InlineData("below/", "text/html; charset=utf-8", "site/below/index.html")]
    [InlineData("a.wasm", "application/wasm", "site/a.wasm")]
    [InlineData("b.webmanifest", "application/manifest+json", "site/b.webmanifest")]
    [InlineData("c.dat", "application/octet-stream", "site/c.dat")]
    [InlineData("d%20e.ipynb", "application/x-ipynb+json", "site/d e.ipynb")]
    [InlineData("setup.csx", "application/octet-stream", "site/setup.csx")]
    public async Task A_file_comes_with_its_type(string path, string type, string content)
    {
        await using var site = await StartAsync();
        using var client = new HttpClient();
        using var response = await client.GetAsync(new Uri(site.Address + path));
        Assert.Equal(type, response.Content.Headers.ContentType?.ToString());
        Assert.Equal(content, await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("a.wasm", "application/wasm")]
    [InlineData("e.csx", "application/octet-stream")]
    public async Task A_browser_that_can_unpack_it_gets_the_packed_file_beside_it(string path, string type)
    {
        await using var site = await StartAsync();
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Add("Accept-Encoding", "gzip, br");
        using var response = await client.GetAsync(new Uri(site.Address + path));
        Assert.Equal(["br"], response.Content.Headers.ContentEncoding);
        Assert.Equal(type, response.Content.Headers.ContentType?.ToString());
        Assert.Equal($"site/{path}.br", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("../secret.txt")]
    [InlineData("%2e%2e/secret.txt")]
    [InlineData("..%2fsecret.txt")]
    [InlineData("below/..%2f..%2fsecret.txt")]
    [InlineData("..%5csecret.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("%2fetc%2fpasswd")]
    [InlineData("a%00.wasm")]
    [InlineData("missing.html")]
    public async Task What_lies_outside_the_folder_or_nowhere_is_not_there(string path)
    {
        await using var site = await StartAsync();
        string answer = await RawRequestAsync(site, $"GET /{path} HTTP/1.1");
        Assert.Matches("^HTTP/1.1 (404|400) ", answer);
        Assert.DoesNotContain("secret.txt\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_but_reading_is_allowed()
    {
        await using var site = await StartAsync();
        using var client = new HttpClient();
        using var response = await client.DeleteAsync(new Uri(site.Address));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named_with_what_to_do()
    {
        await using var site = await StartAsync();
        int port = new Uri(site.Address).Port;
        var error = await Assert.ThrowsAsync<IOException>(() => StaticSite.StartAsync(root, port));
        Assert.Contains($"Port {port} cannot be served", error.Message, StringComparison.Ordinal);
        Assert.Contains("--port", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private Task<StaticSite> StartAsync() => StaticSite.StartAsync(Path.Combine(root, "site"), 0);

    // A client would tidy the path up before it asks.
    private static async Task<string> RawRequestAsync(StaticSite site, string line)
    {
        using var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, new Uri(site.Address).Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes($"{line}\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
