namespace NotebookEngine.Scripting;

/// <summary>Whether a cell declares something that a later one can name: a variable (<c>out var</c> too), a function, a type, or a <c>using</c>.</summary>
internal static class Declarations
{
    public static bool AreIn(Compilation cell) =>
        cell.ScriptClass!.GetMembers().Any(member => member.CanBeReferencedByName)
        || cell.SyntaxTrees.Any(tree => ((CompilationUnitSyntax)tree.GetRoot()).Usings.Count > 0);
}
