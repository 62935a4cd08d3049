using System.Collections.Concurrent;
using System.Xml.Linq;

namespace NotebookEngine.Insight;

/// <summary>What the XML comments say about a symbol: read from the file beside its assembly, or from the SDK's for .NET's own.</summary>
internal static partial class Documentation
{
    private static readonly ConcurrentDictionary<string, string> Files = new();
    private static readonly string Framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    /// <returns>Plain text; empty where nothing is written.</returns>
    public static string Of(ISymbol symbol, Compilation compilation)
    {
        var definition = (symbol as IMethodSymbol)?.ReducedFrom ?? symbol.OriginalDefinition;
        if (definition.GetDocumentationCommentId() is not { } id || compilation.GetMetadataReference(definition.ContainingAssembly) is not PortableExecutableReference { FilePath: { } assembly })
            return "";
        return FilesFor(assembly).Select(file => Member(file, id)).FirstOrDefault(member => member is not null) is { } found ? Text(found) : "";
    }

    private static IEnumerable<string> FilesFor(string assembly) => Path.GetDirectoryName(assembly) == Framework
        ? FrameworkFolder() is { } folder ? Directory.EnumerateFiles(folder, "*.xml").OrderByDescending(file => new FileInfo(file).Length) : []
        : File.Exists(Path.ChangeExtension(assembly, ".xml")) ? [Path.ChangeExtension(assembly, ".xml")] : [];

    // dotnet/shared/Microsoft.NETCore.App/10.0.1 runs the program; dotnet/packs/Microsoft.NETCore.App.Ref/10.0.1/ref/net10.0 documents it.
    private static string? FrameworkFolder()
    {
        string packs = Path.GetFullPath(Path.Combine(Framework, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"));
        return Directory.Exists(packs)
            ? Directory.EnumerateDirectories(packs).Select(version => Path.Combine(version, "ref", $"net{Environment.Version.Major}.0")).FirstOrDefault(Directory.Exists)
            : null;
    }

    // Megabytes of XML for one member: it is looked for as text, and only that member is parsed.
    private static XElement? Member(string file, string id)
    {
        string text = Files.GetOrAdd(file, File.ReadAllText);
        int start = text.IndexOf($"<member name=\"{id}\">", StringComparison.Ordinal);
        int end = start < 0 ? -1 : text.IndexOf("</member>", start, StringComparison.Ordinal);
        return end < 0 ? null : XElement.Parse(text[start..(end + "</member>".Length)], LoadOptions.PreserveWhitespace);
    }

    private static string Text(XElement member)
    {
        var lines = new StringBuilder();
        lines.AppendLine(Inline(member.Element("summary")));
        foreach (var parameter in member.Elements("param"))
            lines.Append("  ").Append((string?)parameter.Attribute("name")).Append(": ").AppendLine(Inline(parameter));
        if (Inline(member.Element("returns")) is { Length: > 0 } returns)
            lines.Append("Returns: ").AppendLine(returns);
        foreach (var exception in member.Elements("exception"))
            lines.Append("Throws ").Append(ShortName((string?)exception.Attribute("cref"))).Append(": ").AppendLine(Inline(exception));
        return lines.ToString().ReplaceLineEndings("\n").Trim();
    }

    private static string Inline(XElement? element) => element is null ? "" : Space().Replace(string.Concat(element.Nodes().Select(Inline)), " ").Trim();

    private static string Inline(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { IsEmpty: true } reference => (string?)reference.Attribute("name") ?? (string?)reference.Attribute("langword") ?? ShortName((string?)reference.Attribute("cref")),
        XElement element => Inline(element),
        _ => "",
    };

    // M:System.Math.Max(System.Int32,System.Int32) is Max.
    private static string ShortName(string? reference) =>
        (reference ?? "").Split('(')[0] is var name && name.LastIndexOf('.') is var dot and >= 0 ? name[(dot + 1)..].Split('`')[0] : (reference ?? "").Split(':')[^1];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
