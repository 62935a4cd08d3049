using Microsoft.CodeAnalysis;

namespace NotebookKernel.Insight;

/// <summary>Members that an <c>extension(Type)</c> block in scope adds to a type; Roslyn's own look-up knows methods of the older form only.</summary>
internal static class ExtensionMembers
{
    public static IEnumerable<ISymbol> Of(ITypeSymbol type, SemanticModel model, int position) =>
        from holder in model.LookupSymbols(position).OfType<INamedTypeSymbol>()
        where holder.IsStatic && holder.MightContainExtensionMethods
        from block in holder.GetTypeMembers()
        where block.IsExtension
        from member in block.GetMembers()
        where Extends(member, type)
        select member;

    private static bool Extends(ISymbol member, ITypeSymbol type) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Ordinary } method => method.ReduceExtensionMember(type) is not null,
        IPropertySymbol property => property.ReduceExtensionMember(type) is not null,
        _ => false,
    };
}
