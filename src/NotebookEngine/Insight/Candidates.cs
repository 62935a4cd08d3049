namespace NotebookEngine.Insight;

/// <summary>All that may stand at a place, whatever is typed there so far.</summary>
internal static class Candidates
{
    private static readonly Candidate[] Keywords =
        [.. SyntaxFacts.GetKeywordKinds().Select(SyntaxFacts.GetText).Where(word => char.IsLower(word[0])).Distinct().Select(word => new Candidate(word, Candidate.Keyword, 4))];

    public static IEnumerable<Candidate> At(CodePlace place) => place.Before.Parent switch
    {
        MemberAccessExpressionSyntax access when access.OperatorToken == place.Before => Members(place, access.Expression),
        MemberBindingExpressionSyntax { Parent: var parent } => Members(place, parent!.AncestorsAndSelf().OfType<ConditionalAccessExpressionSyntax>().First().Expression),
        QualifiedNameSyntax name when name.DotToken == place.Before => Members(place, SyntaxFactory.ParseExpression(name.Left.ToString()), isGuess: true),
        _ => ArgumentNames(place).Concat(place.Model.LookupSymbols(place.Start).Select(Candidate.Of)).Concat(Keywords),
    };

    private static IEnumerable<Candidate> Members(CodePlace place, ExpressionSyntax owner, bool isGuess = false)
    {
        var symbol = isGuess ? place.Model.GetSpeculativeSymbolInfo(place.Start, owner, SpeculativeBindingOption.BindAsExpression).Symbol : place.Model.GetSymbolInfo(owner).Symbol;
        var type = isGuess ? place.Model.GetSpeculativeTypeInfo(place.Start, owner, SpeculativeBindingOption.BindAsExpression).Type : place.Model.GetTypeInfo(owner).Type;
        if (symbol is INamespaceOrTypeSymbol container)
            return Of(place, container, member => member.IsStatic || member is INamespaceOrTypeSymbol)
                .Concat(container is ITypeSymbol extended ? ExtensionMembers.OfType(place).Select(member => Candidate.Extension(member, extended)) : []);
        return type is null ? [] : Of(place, type, member => !member.IsStatic && member is not ITypeSymbol)
            .Concat(ExtensionMembers.OfValue(place).Select(member => Candidate.Extension(member, type)));
    }

    private static IEnumerable<Candidate> Of(CodePlace place, INamespaceOrTypeSymbol container, Func<ISymbol, bool> isMeant) =>
        place.Model.LookupSymbols(place.Start, container).Where(isMeant).Select(Candidate.Of);

    private static IEnumerable<Candidate> ArgumentNames(CodePlace place) =>
        place.Before.Kind() is SyntaxKind.OpenParenToken or SyntaxKind.CommaToken && place.Call is { } call
            ? place.Callees(call).SelectMany(callee => callee.Parameters).Select(parameter => new Candidate($"{parameter.Name}:", "param", 0))
                .Where(choice => !call.DescendantNodes().OfType<NameColonSyntax>().Any(given => given.ToString() == choice.Name))
            : [];
}
