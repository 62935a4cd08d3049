using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NotebookEngine.Interruption;

namespace NotebookEngine.Scripting;

/// <summary>Puts a <see cref="StopPoint"/> into each loop and function of a cell, on the same lines, so that frames keep their numbers.</summary>
/// <remarks>
/// Aborting the thread instead (<see cref="System.Runtime.ControlledExecution"/>) ends the process now and then, when the loop allocates, and can leave a lock taken.
/// It remains for code that has no such place.
/// </remarks>
internal sealed class StopPoints(SemanticModel model) : CSharpSyntaxWalker
{
    private const string Type = $"global::NotebookEngine.Interruption.{nameof(StopPoint)}";
    private const string Pass = $"{Type}.{nameof(StopPoint.Pass)}();";
    private const string Call = $"{Type}.{nameof(StopPoint.Call)}();";
    private const string CallAsync = $"{Type}.{nameof(StopPoint.CallAsync)}();";

    private readonly List<(int At, int Removed, string Text)> edits = [];

    /// <summary>The code of a cell with its stop points, and with its token in calls that could take one: training, say.</summary>
    public static string InsertInto(Compilation cell)
    {
        var tree = cell.SyntaxTrees.Last();
        var walker = new StopPoints(cell.GetSemanticModel(tree));
        walker.Visit(tree.GetRoot());
        var text = new StringBuilder(tree.ToString());
        foreach (var (at, removed, inserted) in walker.edits.OrderByDescending(edit => edit.At))
            text.Remove(at, removed).Insert(at, inserted);
        return text.ToString();
    }

    public override void DefaultVisit(SyntaxNode node)
    {
        // Stopped in there, the type could never be used again.
        if (node is ConstructorDeclarationSyntax constructor && constructor.Modifiers.Any(SyntaxKind.StaticKeyword))
            return;
        if (node is RecordDeclarationSyntax record)
            Record(record);
        if (LoopBody(node) is { } repeated)
            Statement(repeated);
        if (FunctionBody(node) is { } block)
            Block(block, IsAsync(node) ? CallAsync : Call);
        else if (node is ArrowExpressionClauseSyntax arrow)
            Arrow(arrow);
        else if (node is LambdaExpressionSyntax { ExpressionBody: { } body } lambda)
            Lambda(lambda, body);
        else if (node is InvocationExpressionSyntax call)
            Invocation(call);
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

    private static bool IsAsync(SyntaxNode function) => function.ChildTokens().Any(token => token.IsKind(SyntaxKind.AsyncKeyword));

    private static string CallOf(IMethodSymbol function) => function.IsAsync ? CallAsync : Call;

    private void Block(BlockSyntax block, string point) => Insert(block.OpenBraceToken.Span.End, point);

    private void Statement(StatementSyntax body)
    {
        if (body is BlockSyntax block)
        {
            Block(block, Pass);
            return;
        }
        Insert(body.SpanStart, $"{{{Pass}");
        Insert(body.Span.End, "}");
    }

    // f(x) => y; becomes f(x) {Call(); return y;}, the return on the line of y: there an error is looked for. A property gets its get, too.
    private void Arrow(ArrowExpressionClauseSyntax arrow)
    {
        var symbol = model.GetDeclaredSymbol(arrow.Parent!);
        var property = symbol as IPropertySymbol;
        if ((property?.GetMethod ?? symbol) is not IMethodSymbol { RefKind: RefKind.None } function || arrow.Expression is ThrowExpressionSyntax)
            return;
        Replace(arrow.ArrowToken, property is null ? $"{{{CallOf(function)}" : $"{{get{{{Call}");
        Insert(arrow.Expression.SpanStart, HasNoValue(function) ? "" : "return ");
        Insert(arrow.Expression.GetLastToken().GetNextToken().Span.End, property is null ? "}" : "}}");
    }

    private static bool HasNoValue(IMethodSymbol function) =>
        function.ReturnsVoid || (function.IsAsync && function.ReturnType is INamedTypeSymbol { IsGenericType: false });

    // Two records are compared, and one is hashed, in code of the compiler's own, which begins with this property.
    private void Record(RecordDeclarationSyntax record)
    {
        const string Name = "EqualityContract";
        if (model.GetDeclaredSymbol(record) is not { IsValueType: false, BaseType: { } ancestor } type || type.GetMembers(Name) is not [IPropertySymbol { IsImplicitlyDeclared: true }])
            return;
        string access = ancestor.SpecialType != SpecialType.System_Object ? "protected override" : type.IsSealed ? "private" : "protected virtual";
        string contract = $"{access} global::System.Type {Name}{{get{{{Call}return typeof({record.Identifier}{record.TypeParameterList});}}}}";
        if (record.SemicolonToken.IsKind(SyntaxKind.SemicolonToken) && record.OpenBraceToken.IsKind(SyntaxKind.None))
            Replace(record.SemicolonToken, $"{{{contract}}}");
        else
            Insert(record.OpenBraceToken.Span.End, contract);
    }

    private void Lambda(LambdaExpressionSyntax lambda, ExpressionSyntax body)
    {
        bool isTree = model.GetTypeInfo(lambda).ConvertedType is { Name: "Expression" };
        if (isTree || body is ThrowExpressionSyntax or RefExpressionSyntax || model.GetSymbolInfo(lambda).Symbol is not IMethodSymbol function)
            return;
        Replace(lambda.ArrowToken, $"=>{{{CallOf(function)}");
        Insert(body.SpanStart, HasNoValue(function) ? "" : "return ");
        Insert(body.Span.End, ";}");
    }

    private void Invocation(InvocationExpressionSyntax call)
    {
        if (model.GetSymbolInfo(call).Symbol is not IMethodSymbol { Parameters: [.., { IsOptional: true, Type.Name: nameof(CancellationToken) } token] } method)
            return;
        var given = call.ArgumentList.Arguments;
        if (given.Count < method.Parameters.Length && !given.Any(argument => argument.NameColon?.Name.Identifier.Text == token.Name))
            Insert(call.ArgumentList.CloseParenToken.SpanStart, $"{(given.Count > 0 ? "," : "")}{token.Name}:{Type}.{nameof(StopPoint.Token)}");
    }

    private void Insert(int at, string text) => edits.Add((at, 0, text));

    private void Replace(SyntaxToken token, string text) => edits.Add((token.SpanStart, token.Span.Length, text));
}
