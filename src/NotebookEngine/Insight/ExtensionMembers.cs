namespace NotebookEngine.Insight;

/// <summary>Members in scope that extend some type or other: methods with <c>this</c>, and what stands in an <c>extension(Type)</c> block, which Roslyn's own look-up does not know.</summary>
internal static class ExtensionMembers
{
    /// <summary>Those that are called on a type itself.</summary>
    public static IEnumerable<ISymbol> OfType(CodePlace place) => Holders(place).SelectMany(InBlocks).Where(member => member.IsStatic);

    /// <summary>Those that are called on a value.</summary>
    public static IEnumerable<ISymbol> OfValue(CodePlace place) => place.Model.LookupSymbols(place.Start).SelectMany(symbol => symbol switch
    {
        IMethodSymbol { IsExtensionMethod: true } => [symbol],
        INamedTypeSymbol type when IsHolder(type) => InBlocks(type).Where(member => !member.IsStatic).Concat(type.GetMembers().Where(member => member is IMethodSymbol { IsExtensionMethod: true })),
        _ => (IEnumerable<ISymbol>)[],
    });

    /// <summary>Whether a member extends this type.</summary>
    public static bool Extends(ISymbol member, ITypeSymbol type) => member switch
    {
        IMethodSymbol { IsExtensionMethod: true } method => method.ReduceExtensionMethod(type) is not null,
        IMethodSymbol { MethodKind: MethodKind.Ordinary } method => method.ReduceExtensionMember(type) is not null,
        IPropertySymbol property => property.ReduceExtensionMember(type) is not null,
        _ => false,
    };

    private static IEnumerable<INamedTypeSymbol> Holders(CodePlace place) => place.Model.LookupSymbols(place.Start).OfType<INamedTypeSymbol>().Where(IsHolder);

    private static bool IsHolder(INamedTypeSymbol type) => type.IsStatic && type.MightContainExtensionMethods;

    private static IEnumerable<ISymbol> InBlocks(INamedTypeSymbol holder) => holder.GetTypeMembers().Where(type => type.IsExtension).SelectMany(block => block.GetMembers());
}
