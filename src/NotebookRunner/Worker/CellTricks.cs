using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NotebookRunner.Handouts;

namespace NotebookRunner.Worker;

/// <summary>Reads a cell as the compiler does: whether its checks are the course's, and whether it uses ways into what is private.</summary>
/// <remarks>It sees what stands in the code; names that are put together at run time it does not see.</remarks>
/// <param name="check">The course's own type.</param>
internal sealed class CellTricks(INamedTypeSymbol check)
{
    public const string CheckName = "Check";
    public const string ThatName = "That";

    private static readonly HashSet<string> reachingNamespaces =
        ["System.Reflection", "System.Reflection.Emit", "System.Runtime.InteropServices", "System.Runtime.Loader", "Microsoft.CodeAnalysis.CSharp.Scripting"];

    private static readonly HashSet<string> reachingTypes =
    [
        "System.Activator", "System.AppContext", "System.AppDomain", "System.Diagnostics.Process",
        "System.Runtime.CompilerServices.RuntimeHelpers", "System.Runtime.CompilerServices.Unsafe", "System.Runtime.CompilerServices.UnsafeAccessorAttribute",
    ];

    private readonly string identity = Identity(check);

    public IEnumerable<(TrickKind Kind, string? Exercise, string Detail)> In(Compilation cell)
    {
        var tree = cell.SyntaxTrees.Last();
        var (root, model) = (tree.GetRoot(), cell.GetSemanticModel(tree));
        foreach (var call in CheckCalls.In(root))
            if (model.GetSymbolInfo(((MemberAccessExpressionSyntax)call.Expression).Expression).Symbol is { } called && Identity(called) != identity)
                yield return (TrickKind.Replaced, CheckCalls.Exercise(call), $"What it calls {CheckName} is {Article(called)} of its own and not the course's.");
        if (root.DescendantNodes().OfType<SimpleNameSyntax>().Select(name => model.GetSymbolInfo(name).Symbol).FirstOrDefault(Reaches) is { } reached)
            yield return (TrickKind.Reaching, null, $"uses {reached.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)}");
    }

    private static string Identity(ISymbol symbol) => $"{symbol.Kind} {symbol.ContainingAssembly?.Name} {symbol.ToDisplayString()}";

    private static string Article(ISymbol symbol) => symbol is INamedTypeSymbol ? "a type" : "a value";

    private static bool Reaches(ISymbol? symbol) => symbol switch
    {
        null or INamespaceSymbol => false,
        // Declared by the type of types, and as harmless as it looks: x.GetType().Name.
        IPropertySymbol { Name: "Name" } => false,
        IMethodSymbol { IsStatic: true, Name: "GetType" } => true,
        IMethodSymbol method => IsReaching(method.ContainingType) || IsReaching(method.ReturnType) || method.Parameters.Any(parameter => IsReaching(parameter.Type)),
        IPropertySymbol property => IsReaching(property.ContainingType) || IsReaching(property.Type),
        ITypeSymbol type => IsReaching(type),
        _ => IsReaching(symbol.ContainingType),
    };

    private static bool IsReaching(ITypeSymbol? type) => type switch
    {
        null => false,
        IArrayTypeSymbol array => IsReaching(array.ElementType),
        _ => reachingNamespaces.Contains(type.ContainingNamespace?.ToDisplayString() ?? "") || reachingTypes.Contains(type.ToDisplayString()),
    };
}
