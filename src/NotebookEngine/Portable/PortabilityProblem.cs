namespace NotebookEngine.Portable;

/// <summary>Something in a cell that some host does not understand.</summary>
/// <param name="Line">The line of the cell, counted from 1.</param>
/// <param name="Form">What stands there, for example <c>#!csharp</c>.</param>
/// <param name="Advice">What to write instead.</param>
internal sealed record PortabilityProblem(int Line, string Form, string Advice)
{
    public override string ToString() => $"{Form} is not understood by every host. {Advice}";
}
