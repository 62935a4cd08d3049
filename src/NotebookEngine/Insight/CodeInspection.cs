namespace NotebookEngine.Insight;

/// <summary>What the thing at the cursor is, what it holds, and what its documentation says.</summary>
internal sealed class CodeInspection(ScriptSession session)
{
    private const int MaxOverloads = 10;

    private static readonly SymbolDisplayFormat Signature = SymbolDisplayFormat.MinimallyQualifiedFormat
        .AddMemberOptions(SymbolDisplayMemberOptions.IncludeContainingType)
        .AddParameterOptions(SymbolDisplayParameterOptions.IncludeDefaultValue);

    private static readonly SymbolDisplayFormat TypeName = SymbolDisplayFormat.CSharpErrorMessageFormat.AddKindOptions(SymbolDisplayKindOptions.IncludeTypeKeyword);

    /// <returns>Lines of C# (a variable with what it holds, or a function with its overloads), and plain text, empty where nothing is written; null where nothing is known.</returns>
    public (string Signatures, string Documentation)? At(string written, int position)
    {
        var place = new CodePlace(session, written, position);
        ISymbol[] symbols = [.. Symbols(place)];
        if (symbols.Length == 0)
            return null;
        string signatures = string.Join("\n", symbols.Take(MaxOverloads).Select(symbol => Line(symbol, place)).Distinct());
        string more = symbols.Length > MaxOverloads ? $"\n… and {symbols.Length - MaxOverloads} more" : "";
        string text = symbols.Select(symbol => Documentation.Of(symbol, place.Compilation)).FirstOrDefault(found => found.Length > 0) ?? "";
        return (signatures + more, text);
    }

    private string Line(ISymbol symbol, CodePlace place) => symbol switch
    {
        IFieldSymbol { ContainingType.IsScriptClass: true } variable => $"{variable.Type.ToMinimalDisplayString(place.Model, place.Start)} {variable.Name}{Value(variable.Name)}",
        ITypeSymbol => symbol.ToDisplayString(TypeName),
        { ContainingType.IsScriptClass: true } => symbol.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
        { ContainingType: { ExtensionParameter: { } extended } block } => symbol.ToDisplayString(Signature).Replace(Short(block), Short(extended.Type), StringComparison.Ordinal),
        _ => symbol.ToDisplayString(Signature),
    };

    private static string Short(ISymbol symbol) => symbol.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    // Only what costs nothing to look at: a property of a learner's type may do anything.
    private string Value(string name) => session.Variables.LastOrDefault(variable => variable.Name == name)?.Value switch
    {
        null => "",
        string text => $" = \"{(text.Length > 80 ? text[..80] + "…" : text)}\"",
        IConvertible value => $" = {value}",
        Array array => $" with {array.Length} elements",
        System.Collections.ICollection collection => $" with {collection.Count} elements",
        _ => "",
    };

    private static IEnumerable<ISymbol> Symbols(CodePlace place)
    {
        if (place.IsInText)
            return [];
        var token = place.Root.FindToken(place.Start);
        bool isOnWord = token.IsKind(SyntaxKind.IdentifierToken) && token.Span.IntersectsWith(place.End);
        var node = isOnWord ? token.Parent : null;
        var found = node is null ? [] : OfNode(place.Model, node);
        return found.Count > 0 || place.Call is not { } call ? found : place.Callees(call);
    }

    private static List<ISymbol> OfNode(SemanticModel model, SyntaxNode node)
    {
        // A call's name means the overload that is called; without one, all of them.
        var info = model.GetSymbolInfo(node);
        if ((info.Symbol ?? model.GetDeclaredSymbol(node)) is { } one)
            return [one];
        return [.. info.CandidateSymbols.Concat(model.GetMemberGroup(node)).Distinct<ISymbol>(SymbolEqualityComparer.Default)];
    }
}
