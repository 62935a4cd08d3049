using NotebookEngine.Cells;

namespace NotebookEngine.Insight;

/// <summary>What the compiler knows at a place of a cell that is being written, with everything the session has declared.</summary>
internal sealed class CodePlace
{
    private readonly string code;

    /// <param name="session">What has been declared.</param>
    /// <param name="written">The cell.</param>
    /// <param name="position">A place in it, from 0 to its length.</param>
    public CodePlace(ScriptSession session, string written, int position)
    {
        code = CellDirectives.Blanked(written);
        Compilation = session.Preview(code);
        var tree = Compilation.SyntaxTrees.Last();
        (Model, Root) = (Compilation.GetSemanticModel(tree), tree.GetRoot());
        Start = End = position;
        while (Start > 0 && SyntaxFacts.IsIdentifierPartCharacter(code[Start - 1]))
            Start--;
    }

    public Compilation Compilation { get; }

    public SemanticModel Model { get; }

    public SyntaxNode Root { get; }

    /// <summary>Where the word at the cursor begins.</summary>
    public int Start { get; }

    /// <summary>The cursor.</summary>
    public int End { get; }

    /// <summary>What is typed of the word.</summary>
    public string Word => code[Start..End];

    /// <summary>The last token before the word.</summary>
    public SyntaxToken Before
    {
        get
        {
            var token = Root.FindToken(Start);
            while (token != default && (token.SpanStart >= Start || token.IsMissing))
                token = token.GetPreviousToken();
            return token;
        }
    }

    /// <summary>Whether the cursor is inside a text or a comment, where no code stands.</summary>
    public bool IsInText => Root.FindTrivia(End > 0 ? End - 1 : 0) is var trivia && IsComment(trivia)
        || (Root.FindToken(End > 0 ? End - 1 : 0) is var token && token.Span.Contains(End - 1) && End < token.Span.End + (IsClosed(token) ? 0 : 1) && IsText(token));

    /// <summary>Whether the word is a name that is being made up: that of a variable or a parameter after its type, on the same line.</summary>
    public bool IsNewName => Word.Length > 0 && Root.FindToken(Start) is var token && token.SpanStart == Start && token.Parent switch
    {
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } => IsOnLineOf(declaration.Type, token),
        SingleVariableDesignationSyntax { Parent: DeclarationExpressionSyntax declaration } => IsOnLineOf(declaration.Type, token),
        ParameterSyntax { Type: { } type } parameter => parameter.Identifier == token && IsOnLineOf(type, token),
        ForEachStatementSyntax loop => loop.Identifier == token,
        _ => false,
    };

    // A word alone on a line, and a name on the next, look like a type and a variable.
    private static bool IsOnLineOf(SyntaxNode type, SyntaxToken name) =>
        type.Span.End <= name.SpanStart && name.GetPreviousToken().TrailingTrivia.All(trivia => !trivia.IsKind(SyntaxKind.EndOfLineTrivia));

    private static bool IsComment(SyntaxTrivia trivia) => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia;

    private static bool IsText(SyntaxToken token) => token.Kind()
        is SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.InterpolatedStringTextToken
        or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken;

    private static bool IsClosed(SyntaxToken token) => !token.ContainsDiagnostics;

    /// <summary>The call whose arguments the cursor is among, if there is one.</summary>
    public SyntaxNode? Call => Before.Parent?.AncestorsAndSelf().OfType<BaseArgumentListSyntax>().FirstOrDefault(list => list.SpanStart < Start)?.Parent;

    /// <summary>The functions that a call may mean.</summary>
    public IEnumerable<IMethodSymbol> Callees(SyntaxNode call)
    {
        var info = Model.GetSymbolInfo(call);
        var group = call is InvocationExpressionSyntax invocation ? Model.GetMemberGroup(invocation.Expression) : Model.GetMemberGroup(call);
        return group.Append(info.Symbol).Concat(info.CandidateSymbols).OfType<IMethodSymbol>().Distinct<IMethodSymbol>(SymbolEqualityComparer.Default);
    }
}
