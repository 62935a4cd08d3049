namespace NotebookKernel;

/// <summary>What the kernel says of itself.</summary>
internal static class KernelInfo
{
    public const string ProtocolVersion = "5.3";

    private static string Version { get; } = typeof(KernelInfo).Assembly.GetName().Version!.ToString(3);

    public static JsonObject Reply() => new()
    {
        ["status"] = "ok",
        ["protocol_version"] = ProtocolVersion,
        ["implementation"] = "rnn-notebooks",
        ["implementation_version"] = Version,
        ["banner"] = $"RnnNotebooks {Version}: C# on .NET {Environment.Version}. The first cell of a lesson is #!import setup.csx",
        ["debugger"] = false,
        ["help_links"] = new JsonArray(
            Link("C# reference", "https://learn.microsoft.com/dotnet/csharp/language-reference/"),
            Link("Math.NET Numerics", "https://numerics.mathdotnet.com/")),
        ["language_info"] = new JsonObject
        {
            ["name"] = "C#",
            ["version"] = "14.0",
            ["mimetype"] = "text/x-csharp",
            ["file_extension"] = ".cs",
            ["pygments_lexer"] = "csharp",
            ["codemirror_mode"] = "text/x-csharp",
        },
    };

    private static JsonObject Link(string text, string url) => new() { ["text"] = text, ["url"] = url };
}
