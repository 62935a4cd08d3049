using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace NotebookKernel.Execution;

/// <summary>Hands plotly.js to an editor on this machine, at an address of the loopback interface that lives as long as the kernel.</summary>
/// <remarks>
/// Visual Studio Code shows an output only once somebody scrolls to it: a script inside the first figure is not there when the second is looked at, and it makes the
/// saved file three times as large. A figure that finds nobody here, because the kernel is gone or on another machine, asks the network instead.
/// </remarks>
internal sealed class ScriptServer
{
    // Every process that the editor starts has some variable of this kind; a Jupyter server in its terminal says that it is one.
    private const string EditorPrefix = "VSCODE_", JupyterSession = "JPY_SESSION_NAME";

    private readonly string folder;
    private readonly string secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    private readonly Lazy<string> address;

    // Megabytes, and every figure asks.
    private readonly ConcurrentDictionary<string, string> integrities = new();

    /// <param name="folder">Where the scripts lie.</param>
    public ScriptServer(string folder)
    {
        this.folder = folder;
        address = new(Start);
    }

    /// <summary>Whether these environment variables are of a kernel that Visual Studio Code has started.</summary>
    public static bool IsNeeded(IEnumerable<string> variables)
    {
        var names = variables.ToHashSet(StringComparer.Ordinal);
        return !names.Contains(JupyterSession) && names.Any(name => name.StartsWith(EditorPrefix, StringComparison.Ordinal));
    }

    /// <summary>HTML that brings a script of the folder into the page, once a page; figures wait for it.</summary>
    /// <param name="name">The file.</param>
    /// <returns>Null where the file is not there.</returns>
    public string? Tag(string name)
    {
        if (!File.Exists(Path.Combine(folder, name)))
            return null;
        string integrity = integrities.GetOrAdd(name, _ => $"sha384-{Convert.ToBase64String(SHA384.HashData(File.ReadAllBytes(Path.Combine(folder, name))))}");
        return $$"""
            <script>
            (function (from) {
              from['{{name}}'] = from['{{name}}'] || new Promise(done => document.head.append(Object.assign(document.createElement('script'), {
                src: '{{address.Value}}/{{name}}', integrity: '{{integrity}}', crossOrigin: 'anonymous',
                onload: () => done(true), onerror: () => { delete from['{{name}}']; done(false); } })));
              window.rnnPlotly = from['{{name}}'];
            })(window.rnnPlotlyFrom = window.rnnPlotlyFrom || {});
            </script>

            """;
    }

    private string Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        server.MapGet($"/{secret}/{{name}}", (string name, HttpContext context) =>
        {
            context.Response.Headers.AccessControlAllowOrigin = "*";
            return name is FigureScript.SmallFile or FigureScript.FullFile ? Results.File(Path.Combine(folder, name), "text/javascript") : Results.NotFound();
        });
        server.StartAsync().GetAwaiter().GetResult();
        return $"{server.Urls.Single()}/{secret}";
    }
}
