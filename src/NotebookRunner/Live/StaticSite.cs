using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace NotebookRunner.Live;

/// <summary>A folder of pages at an address of the loopback interface, which only this machine reaches.</summary>
internal sealed class StaticSite : IAsyncDisposable
{
    private const string Unknown = "application/octet-stream";
    private static readonly (string Coding, string Ending)[] Packed = [("br", ".br"), ("gzip", ".gz")];

    private static readonly FileExtensionContentTypeProvider Types = new()
    {
        Mappings = { [".ipynb"] = "application/x-ipynb+json", [".dat"] = Unknown, [".mjs"] = "text/javascript" },
    };

    private readonly WebApplication server;

    private StaticSite(WebApplication server, PhysicalFileProvider files)
    {
        this.server = server;
        server.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files, DefaultFileNames = ["index.html"] });
        server.Use((context, next) =>
        {
            ChoosePacked(context, files);
            return next(context);
        });
        server.UseStaticFiles(new StaticFileOptions { FileProvider = files, ContentTypeProvider = Types, DefaultContentType = Unknown, ServeUnknownFileTypes = true, OnPrepareResponse = SetHeaders });
        server.Run(RefuseAsync);
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
        var site = new StaticSite(builder.Build(), new PhysicalFileProvider(Path.GetFullPath(folder)));
        try
        {
            await site.server.StartAsync();
            site.Address = site.server.Urls.Single() + "/";
            return site;
        }
        catch (IOException error)
        {
            await site.DisposeAsync();
            throw new IOException($"Port {port} cannot be served: {error.Message} Name another with --port, or 0 for any that is free.", error);
        }
    }

    /// <summary>Serves until the token is cancelled.</summary>
    public Task WaitAsync(CancellationToken token) => server.WaitForShutdownAsync(token);

    public ValueTask DisposeAsync() => server.DisposeAsync();

    // A file is sent in the packed form that lies beside it to whoever can unpack it.
    private static void ChoosePacked(HttpContext context, PhysicalFileProvider files)
    {
        var accepted = context.Request.GetTypedHeaders().AcceptEncoding;
        foreach (var (coding, ending) in Packed)
            if (accepted.Any(given => given.Value == coding && given.Quality != 0) && files.GetFileInfo(context.Request.Path + ending).Exists)
            {
                context.Response.Headers.ContentEncoding = coding;
                context.Request.Path += ending;
                return;
            }
    }

    private static void SetHeaders(StaticFileResponseContext file)
    {
        var response = file.Context.Response;
        if (response.Headers.ContentEncoding.Count > 0)
            response.ContentType = Types.TryGetContentType(Path.GetFileNameWithoutExtension(file.File.Name), out string? type) ? type : Unknown;
        if (response.ContentType!.StartsWith("text/", StringComparison.Ordinal))
            response.ContentType += "; charset=utf-8";
        response.Headers.XContentTypeOptions = "nosniff";
        // The book may be written anew while it is served.
        response.Headers.CacheControl = "no-cache";
        response.Headers.Vary = "Accept-Encoding";
    }

    private static Task RefuseAsync(HttpContext context)
    {
        bool isRead = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        context.Response.StatusCode = isRead ? StatusCodes.Status404NotFound : StatusCodes.Status405MethodNotAllowed;
        return isRead ? context.Response.WriteAsync($"There is no {context.Request.Path.Value} in this book.") : Task.CompletedTask;
    }
}
