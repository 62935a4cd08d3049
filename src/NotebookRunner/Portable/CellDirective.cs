namespace NotebookRunner.Portable;

/// <summary>A directive of the portable subset.</summary>
internal abstract record CellDirective(int Line);

/// <summary><c>#!import setup.csx</c></summary>
internal sealed record ImportDirective(int Line, string Path) : CellDirective(Line);

/// <summary><c>#r "/absolute/path.dll"</c></summary>
internal sealed record ReferenceDirective(int Line, string Path) : CellDirective(Line);

/// <summary><c>#r "nuget: Id, 1.2.3"</c></summary>
internal sealed record PackageDirective(int Line, string Id, string Version) : CellDirective(Line)
{
    public string Name => $"{Id} {Version}";
}
