using System.CommandLine;
using NotebookRunner.Live;

namespace NotebookRunner.Commands;

/// <summary><c>serve</c>: shows the book, or the live book, at an address of this machine.</summary>
internal sealed class ServeCommand : Command
{
    private const int DefaultPort = 8080;

    private readonly Option<bool> live = new("--live") { Description = "Serve the live book (artifacts/live) instead of the book (artifacts/book)." };
    private readonly Option<int> port = CommonOptions.Number("--port", DefaultPort, 0, 65_535, "The port; 0 takes any that is free.");

    public ServeCommand()
        : base("serve", "Serves the book that was written at an address that only this machine reaches, until it is stopped with Ctrl+C.")
    {
        Add(live);
        Add(port);
        SetAction(ServeAsync);
    }

    private async Task<int> ServeAsync(ParseResult given, CancellationToken token)
    {
        var workspace = Workspace.Find(Directory.GetCurrentDirectory());
        bool isLive = given.GetValue(live);
        string folder = isLive ? workspace.LiveBook : workspace.Book;
        if (!File.Exists(Path.Combine(folder, "index.html")))
            throw new UsageException($"{folder} holds no book. Write it first: dotnet run -c Release --project src/NotebookRunner{(isLive ? " -- book --live" : " -- book")}.");
        await using var site = await StaticSite.StartAsync(folder, given.GetValue(port));
        Console.WriteLine($"{site.Address}  (stop with Ctrl+C)");
        await site.WaitAsync(token);
        return ExitCode.Passed;
    }
}
