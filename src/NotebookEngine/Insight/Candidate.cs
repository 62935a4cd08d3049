using System.ComponentModel;

namespace NotebookEngine.Insight;

/// <summary>A word that may stand at the cursor, or not.</summary>
/// <param name="name">The word.</param>
/// <param name="kind">What it names, in Jupyter's words; null for what the symbol is.</param>
/// <param name="rank">What is nearer has the smaller number.</param>
/// <param name="symbol">What it names; null for a word of the language.</param>
/// <param name="extended">Of what type it would be a member, if it is an extension.</param>
internal sealed class Candidate(string name, string? kind, int rank, ISymbol? symbol = null, ITypeSymbol? extended = null)
{
    public const string Keyword = "keyword";

    public static Candidate Of(ISymbol symbol) => new(symbol.Name, null, RankOf(symbol), symbol);

    /// <summary>A member that may extend a type. Methods of the older form extend nearly everything, as LINQ's: what a type has itself is nearer.</summary>
    public static Candidate Extension(ISymbol symbol, ITypeSymbol extended) => new(symbol.Name, null, symbol is IMethodSymbol { IsExtensionMethod: true } ? 4 : 2, symbol, extended);

    public string Name => name;

    public int Rank => rank;

    public string Kind => kind ?? KindOf(symbol!);

    /// <summary>Whether it may stand there, and its author lets it be offered.</summary>
    public bool Fits => symbol is null || (symbol.CanBeReferencedByName && (extended is null || ExtensionMembers.Extends(symbol, extended)) && !IsHidden(symbol));

    private static bool IsHidden(ISymbol symbol) => symbol.GetAttributes().Any(attribute =>
        attribute is { AttributeClass.Name: nameof(EditorBrowsableAttribute), ConstructorArguments: [{ Value: (int)EditorBrowsableState.Never }] });

    private static int RankOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol or IParameterSymbol or IRangeVariableSymbol => 1,
        { ContainingType.IsScriptClass: true } => 2,
        _ => 3,
    };

    private static string KindOf(ISymbol symbol) => symbol switch
    {
        IMethodSymbol => "function",
        IPropertySymbol => "property",
        INamespaceSymbol => "module",
        ITypeSymbol { TypeKind: TypeKind.Interface } => "interface",
        ITypeSymbol => "class",
        IFieldSymbol { IsConst: true } => "constant",
        _ => "instance",
    };
}
