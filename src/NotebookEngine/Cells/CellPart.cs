namespace NotebookEngine.Cells;

/// <summary>A piece of a cell, in the order in which the pieces run.</summary>
internal abstract record CellPart;

/// <summary>C#, after as many empty lines as stand before it in the cell, so that errors keep their lines.</summary>
internal sealed record CodePart(string Code) : CellPart;

/// <summary>What the session does itself: imports, references, packages. Packages that stand together are restored together.</summary>
internal sealed record DirectivePart(IReadOnlyList<CellDirective> Directives) : CellPart;

/// <summary>What another kernel does: a magic command, or the text of another language with the line that names it.</summary>
internal sealed record KernelPart(int Line, string Text) : CellPart;
