namespace NotebookEngine.Portable;

/// <summary>A directive that stands before a cell's code, or between two pieces of it.</summary>
internal abstract record CellDirective(int Line);

/// <summary><c>#!import setup.csx</c></summary>
internal sealed record ImportDirective(int Line, string Path) : CellDirective(Line);

/// <summary><c>#r "/absolute/path.dll"</c></summary>
internal sealed record ReferenceDirective(int Line, string Path) : CellDirective(Line);

/// <summary><c>#r "nuget: Id, 1.2.3"</c>; elsewhere than in the portable subset also a range, or no version.</summary>
internal sealed record PackageDirective(int Line, string Id, string? Version) : CellDirective(Line)
{
    public string Name => Version is null ? Id : $"{Id} {Version}";
}

/// <summary><c>#i "nuget: source"</c></summary>
internal sealed record SourceDirective(int Line, string Source) : CellDirective(Line);

/// <summary>Any other, which a kernel of .NET Interactive may know: <c>#!time</c>, <c>#!html</c>.</summary>
internal sealed record KernelDirective(int Line, string Text) : CellDirective(Line)
{
    /// <summary>Its first word.</summary>
    public string Word => Text.Split((char[]?)null, 2)[0];
}
