namespace NotebookEngine.Portable;

/// <summary>A cell taken apart: what it imports, its code on its original lines, and what in it is not portable.</summary>
internal sealed record PortableCell(string Code, IReadOnlyList<CellDirective> Directives, IReadOnlyList<PortabilityProblem> Problems);
