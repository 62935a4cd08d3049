namespace NotebookEngine.Portable;

/// <summary>C# that compiles in one host and not in another.</summary>
internal static class CodeRules
{
    private static readonly Dictionary<string, string> HostFunctions = new()
    {
        ["display"] = "Write x.Display(), or end the cell with x.",
        ["HTML"] = "Show a value of the library (a figure, matrix.Show(\"name\")), or write the text in a Markdown cell.",
        ["CSS"] = "Leave the style to the page.",
        ["Javascript"] = "Show a figure of the library; scripts are stripped where notebooks are read.",
        ["SVG"] = "Show a figure of the library.",
        ["MarkDown"] = "Write the text in a Markdown cell.",
    };

    public static IEnumerable<PortabilityProblem> Problems(SyntaxNode root) =>
        HostCalls(root).Concat(ExtensionMethods(root)).Concat(Namespaces(root));

    private static IEnumerable<PortabilityProblem> HostCalls(SyntaxNode root) =>
        from call in root.DescendantNodes().OfType<InvocationExpressionSyntax>()
        let name = (call.Expression as IdentifierNameSyntax)?.Identifier.Text
        where name is not null && HostFunctions.ContainsKey(name) && !IsDeclared(root, name)
        select new PortabilityProblem(PortableSubset.LineOf(call.GetLocation()), $"{name}(…)", HostFunctions[name]);

    private static bool IsDeclared(SyntaxNode root, string name) =>
        root.DescendantNodes().Any(node => node is MethodDeclarationSyntax method && method.Identifier.Text == name
            || node is LocalFunctionStatementSyntax function && function.Identifier.Text == name);

    private static IEnumerable<PortabilityProblem> ExtensionMethods(SyntaxNode root) =>
        from node in root.DescendantNodes()
        where node is ExtensionBlockDeclarationSyntax
            || node is ParameterSyntax { Parent.Parent: MethodDeclarationSyntax } parameter && parameter.Modifiers.Any(SyntaxKind.ThisKeyword)
        select new PortabilityProblem(PortableSubset.LineOf(node.GetLocation()), "An extension method declared in a cell",
            "Write an ordinary function, or put the extension into the library.");

    private static IEnumerable<PortabilityProblem> Namespaces(SyntaxNode root) =>
        from node in root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>()
        select new PortabilityProblem(PortableSubset.LineOf(node.GetLocation()), $"namespace {node.Name}", "Declare the types without a namespace.");
}
