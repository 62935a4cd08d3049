using System.Globalization;

namespace NotebookEngine.Scripting;

/// <summary>Puts a <see cref="StopPoint"/> into each loop and function of a cell, on the same lines, so that frames keep their numbers.</summary>
/// <remarks>
/// Aborting the thread instead (<see cref="System.Runtime.ControlledExecution"/>) ends the process now and then, when the loop allocates, and can leave a lock taken.
/// It remains for code that has no such place.
/// </remarks>
internal sealed class StopPoints : CSharpSyntaxWalker
{
    public const string Type = $"global::NotebookEngine.Interruption.{nameof(StopPoint)}";
    public const string Call = $"{Type}.{nameof(StopPoint.Call)}();";
    public const string CallAsync = $"{Type}.{nameof(StopPoint.CallAsync)}();";
    private const string CallCaught = $"{Type}.{nameof(StopPoint.CallCaught)}();";
    private const string Pass = $"{Type}.{nameof(StopPoint.Pass)}();";

    private readonly SemanticModel model;
    private readonly CodeEdits edits = new();
    private readonly TypeStopPoints types;
    private readonly ExpressionStopPoints expressions;

    private StopPoints(SemanticModel model)
    {
        this.model = model;
        types = new TypeStopPoints(model, edits);
        expressions = new ExpressionStopPoints(model, edits);
    }

    /// <summary>The code of a cell with its stop points, and with its token in calls that could take one: training, say.</summary>
    public static string InsertInto(Compilation cell)
    {
        var tree = cell.SyntaxTrees.Last();
        var walker = new StopPoints(cell.GetSemanticModel(tree));
        walker.Visit(tree.GetRoot());
        return walker.edits.ApplyTo(tree.ToString());
    }

    public override void DefaultVisit(SyntaxNode node)
    {
        // Stopped in there, the type could never be used again.
        if (node is ConstructorDeclarationSyntax constructor && constructor.Modifiers.Any(SyntaxKind.StaticKeyword))
            return;
        types.AddTo(node);
        expressions.AddTo(node);
        if (LoopBody(node) is { } repeated)
            Statement(repeated);
        if (FunctionBody(node) is { } block)
            Block(block, PointOf(node, block));
        if (node is InvocationExpressionSyntax call)
            Invocation(call);
        if (node is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment)
            Culture(assignment);
        base.DefaultVisit(node);
    }

    private static StatementSyntax? LoopBody(SyntaxNode node) => node switch
    {
        CommonForEachStatementSyntax loop => loop.Statement,
        ForStatementSyntax loop => loop.Statement,
        WhileStatementSyntax loop => loop.Statement,
        DoStatementSyntax loop => loop.Statement,
        GotoStatementSyntax jump => jump,
        _ => null,
    };

    private static BlockSyntax? FunctionBody(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax method => method.Body,
        AccessorDeclarationSyntax accessor => accessor.Body,
        LocalFunctionStatementSyntax function => function.Body,
        AnonymousFunctionExpressionSyntax function => function.Block,
        _ => null,
    };

    private static string PointOf(SyntaxNode function, BlockSyntax body) =>
        function.ChildTokens().Any(token => token.IsKind(SyntaxKind.AsyncKeyword)) ? CallAsync : body.DescendantNodes().Any(ThrowsOn) ? CallCaught : Call;

    private static bool ThrowsOn(SyntaxNode node) => node is CatchClauseSyntax handler && handler.DescendantNodes().Any(inner => inner is ThrowStatementSyntax or ThrowExpressionSyntax);

    private void Block(BlockSyntax block, string point) => edits.Insert(block.OpenBraceToken.Span.End, point);

    private void Statement(StatementSyntax body)
    {
        if (body is BlockSyntax block)
        {
            Block(block, Pass);
            return;
        }
        edits.Insert(body.SpanStart, $"{{{Pass}");
        edits.Insert(body.Span.End, "}");
    }

    private void Culture(AssignmentExpressionSyntax assignment)
    {
        string? keeper = (assignment.Left as MemberAccessExpressionSyntax)?.Name.Identifier.Text switch
        {
            nameof(CultureInfo.CurrentCulture) => nameof(CellCulture.Keep),
            nameof(CultureInfo.CurrentUICulture) => nameof(CellCulture.KeepLanguage),
            _ => null,
        };
        if (keeper is null || model.GetSymbolInfo(assignment.Left).Symbol is not IPropertySymbol { Type.Name: nameof(CultureInfo), ContainingType.Name: nameof(CultureInfo) or nameof(Thread) })
            return;
        edits.Insert(assignment.Right.SpanStart, $"global::NotebookEngine.Interruption.{nameof(CellCulture)}.{keeper}(");
        edits.Insert(assignment.Right.Span.End, ")");
    }

    private void Invocation(InvocationExpressionSyntax call)
    {
        if (model.GetSymbolInfo(call).Symbol is not IMethodSymbol { Parameters: [.., { IsOptional: true, Type.Name: nameof(CancellationToken) } token] } method)
            return;
        var given = call.ArgumentList.Arguments;
        if (given.Count < method.Parameters.Length && !given.Any(argument => argument.NameColon?.Name.Identifier.Text == token.Name))
            edits.Insert(call.ArgumentList.CloseParenToken.SpanStart, $"{(given.Count > 0 ? "," : "")}{token.Name}:{Type}.{nameof(StopPoint.Token)}");
    }
}
