using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace NotebookRunner.Live;

/// <summary>A folder of pages at an address of the loopback interface, which only this machine reaches.</summary>
internal sealed class StaticSite : IAsyncDisposable
{
    private static readonly (string Coding, string Ending)[] Packed = [("br", ".br"), ("gzip", ".gz")];
    private static readonly FileExtensionContentTypeProvider Types = new();

    private readonly string folder;
    private readonly WebApplication server;

    static StaticSite()
    {
        foreach (var (ending, type) in new[] { (".ipynb", "application/x-ipynb+json"), (".dat", "application/octet-stream"), (".wasm", "application/wasm"), (".webmanifest", "application/manifest+json"), (".js", "text/javascript"), (".mjs", "text/javascript") })
            Types.Mappings[ending] = type;
    }

    private StaticSite(string folder, WebApplication server)
    {
        this.folder = folder;
        this.server = server;
    }

    /// <summary>The site's address.</summary>
    public string Address { get; private set; } = "";

    /// <param name="folder">The folder to serve.</param>
    /// <param name="port">The port, 0 for any that is free.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<StaticSite> StartAsync(string folder, int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var site = new StaticSite(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)), builder.Build());
        site.server.Run(site.AnswerAsync);
        try
        {
            await site.server.StartAsync();
            site.Address = site.server.Urls.Single() + "/";
        }
        catch (IOException error)
        {
            await site.DisposeAsync();
            throw new IOException($"Port {port} cannot be served: {error.Message} Name another with --port, or 0 for any that is free.", error);
        }
        return site;
    }

    /// <summary>Serves until the token is cancelled.</summary>
    public Task WaitAsync(CancellationToken token) => server.WaitForShutdownAsync(token);

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }
        if (Find(request.Path.Value ?? "/") is not { } file)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            await response.WriteAsync($"There is no {request.Path.Value} in this book.");
            return;
        }
        var (coding, ending) = Packed.FirstOrDefault(packed => Accepts(request, packed.Coding) && File.Exists(file + packed.Ending));
        SetHeaders(response, file, coding);
        response.ContentLength = new FileInfo(file + ending).Length;
        if (HttpMethods.IsGet(request.Method))
            await response.SendFileAsync(file + ending);
    }

    // The full path tells whether .. or a link of the request's own leads out of the folder.
    private string? Find(string path)
    {
        if (path.Contains('\0', StringComparison.Ordinal))
            return null;
        string file = Path.GetFullPath(Path.Combine(folder, path.TrimStart('/').Replace('\\', '/')));
        if (Directory.Exists(file))
            file = Path.Combine(file, "index.html");
        return file.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) && File.Exists(file) ? file : null;
    }

    private static void SetHeaders(HttpResponse response, string file, string? coding)
    {
        string type = Types.TryGetContentType(file, out string? known) ? known : "application/octet-stream";
        response.ContentType = type.StartsWith("text/", StringComparison.Ordinal) ? $"{type}; charset=utf-8" : type;
        response.Headers.XContentTypeOptions = "nosniff";
        // The book may be written anew while it is served.
        response.Headers.CacheControl = "no-cache";
        response.Headers.Vary = "Accept-Encoding";
        if (coding is not null)
            response.Headers.ContentEncoding = coding;
    }

    private static bool Accepts(HttpRequest request, string coding) =>
        request.Headers.AcceptEncoding is StringValues accepted && accepted.ToString().Split(',').Any(given => given.Split(';')[0].Trim() == coding);
}
