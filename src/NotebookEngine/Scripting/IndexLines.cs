namespace NotebookEngine.Scripting;

/// <summary>Where a function of a cell reaches into an array: all such places of a function share one throw in its machine code, so the runtime does not know which one it was.</summary>
internal static class IndexLines
{
    /// <returns>The file and the line, where the function, which is of this cell, has one such line only; a file without a line where it has several.</returns>
    public static (string File, int? Line) Of(Compilation cell, MethodBase method)
    {
        var tree = cell.SyntaxTrees.Single();
        var model = cell.GetSemanticModel(tree);
        var lines = Reached(tree.GetRoot(), ExceptionReport.FunctionName(method)).SelectMany(Own).OfType<ElementAccessExpressionSyntax>()
            .Where(access => model.GetTypeInfo(access.Expression).Type is IArrayTypeSymbol)
            .Select(access => access.GetLocation().GetLineSpan().StartLinePosition.Line + 1).Distinct().ToList();
        return (Path.GetFileName(tree.FilePath), lines.Count == 1 ? lines[0] : null);
    }

    private static IEnumerable<SyntaxNode> Bodies(SyntaxNode root, string name) => name == "Initialize"
        ? root.ChildNodes().Where(node => node is GlobalStatementSyntax or FieldDeclarationSyntax)
        : root.DescendantNodes().Where(node => node switch
        {
            MethodDeclarationSyntax method => method.Identifier.Text == name,
            LocalFunctionStatementSyntax function => function.Identifier.Text == name,
            _ => false,
        });

    // A small function becomes part of the one that calls it, and has no frame of its own then.
    private static HashSet<SyntaxNode> Reached(SyntaxNode root, string name)
    {
        var waiting = new Queue<SyntaxNode>(Bodies(root, name));
        var reached = waiting.ToHashSet();
        while (waiting.TryDequeue(out var body))
            foreach (var called in Own(body).OfType<IdentifierNameSyntax>().Select(word => word.Identifier.Text).Distinct().SelectMany(word => Bodies(root, word)))
                if (reached.Add(called))
                    waiting.Enqueue(called);
        return reached;
    }

    // A function inside has frames of its own.
    private static IEnumerable<SyntaxNode> Own(SyntaxNode body) =>
        body.DescendantNodes(node => node == body || node is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax));
}
