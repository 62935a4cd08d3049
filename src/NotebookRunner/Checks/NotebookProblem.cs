namespace NotebookRunner.Checks;

/// <summary>Why a notebook should not be committed as it is.</summary>
internal sealed record NotebookProblem(int? Cell, int? Line, string Message)
{
    public override string ToString() =>
        string.Concat(Cell is { } cell ? $"cell {cell} · " : "", Line is { } line ? $"line {line} · " : "", Message);
}
