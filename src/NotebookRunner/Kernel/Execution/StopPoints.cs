using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NotebookRunner.Worker;

namespace NotebookRunner.Kernel.Execution;

/// <summary>Puts a <see cref="StopPoint"/> into each loop and function of a cell, on the same lines, so that frames keep their numbers.</summary>
/// <remarks>
/// Aborting the thread instead (<see cref="System.Runtime.ControlledExecution"/>) ends the process now and then, when the loop allocates, and can leave a lock taken.
/// It remains for code that has no such place.
/// </remarks>
internal sealed class StopPoints(SemanticModel model) : CSharpSyntaxWalker
{
    private const string Type = $"global::NotebookRunner.Worker.{nameof(StopPoint)}";
    private const string Pass = $"{Type}.{nameof(StopPoint.Pass)}();";

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
        switch (node)
        {
            // Stopped in there, the type could never be used again.
            case ConstructorDeclarationSyntax constructor when constructor.Modifiers.Any(SyntaxKind.StaticKeyword):
                return;
            case CommonForEachStatementSyntax loop:
                Statement(loop.Statement);
                break;
            case ForStatementSyntax loop:
                Statement(loop.Statement);
                break;
            case WhileStatementSyntax loop:
                Statement(loop.Statement);
                break;
            case DoStatementSyntax loop:
                Statement(loop.Statement);
                break;
            case GotoStatementSyntax jump:
                Statement(jump);
                break;
            case BaseMethodDeclarationSyntax { Body: { } body }:
                Block(body);
                break;
            case LocalFunctionStatementSyntax { Body: { } body }:
                Block(body);
                break;
            case AnonymousFunctionExpressionSyntax { Block: { } body }:
                Block(body);
                break;
            case MethodDeclarationSyntax { ExpressionBody: { } body } method:
                Arrow(body, IsVoid(method.ReturnType, method.Modifiers), method.ReturnType);
                break;
            case LocalFunctionStatementSyntax { ExpressionBody: { } body } function:
                Arrow(body, IsVoid(function.ReturnType, function.Modifiers), function.ReturnType);
                break;
            case LambdaExpressionSyntax { ExpressionBody: { } body } lambda:
                Lambda(lambda, body);
                break;
            case InvocationExpressionSyntax call:
                Call(call);
                break;
        }
        base.DefaultVisit(node);
    }

    private void Block(BlockSyntax block) => Insert(block.OpenBraceToken.Span.End, Pass);

    private void Statement(StatementSyntax body)
    {
        if (body is BlockSyntax block)
        {
            Block(block);
            return;
        }
        Insert(body.SpanStart, $"{{{Pass}");
        Insert(body.Span.End, "}");
    }

    // f(x) => y; becomes f(x) {Pass(); return y;}, the return on the line of y: there an error is looked for.
    private void Arrow(ArrowExpressionClauseSyntax body, bool isVoid, TypeSyntax type)
    {
        if (type is RefTypeSyntax || body.Expression is ThrowExpressionSyntax)
            return;
        Replace(body.ArrowToken, $"{{{Pass}");
        Insert(body.Expression.SpanStart, isVoid ? "" : "return ");
        Insert(body.Expression.GetLastToken().GetNextToken().Span.End, "}");
    }

    private static bool IsVoid(TypeSyntax type, SyntaxTokenList modifiers) =>
        type.ToString() == "void" || (modifiers.Any(SyntaxKind.AsyncKeyword) && type.ToString().Split('.')[^1] is "Task" or "ValueTask");

    private void Lambda(LambdaExpressionSyntax lambda, ExpressionSyntax body)
    {
        bool isTree = model.GetTypeInfo(lambda).ConvertedType is { Name: "Expression" };
        if (isTree || body is ThrowExpressionSyntax or RefExpressionSyntax || model.GetSymbolInfo(lambda).Symbol is not IMethodSymbol function)
            return;
        bool isVoid = function.ReturnsVoid || (function.IsAsync && function.ReturnType is INamedTypeSymbol { IsGenericType: false });
        Replace(lambda.ArrowToken, $"=>{{{Pass}");
        Insert(body.SpanStart, isVoid ? "" : "return ");
        Insert(body.Span.End, ";}");
    }

    private void Call(InvocationExpressionSyntax call)
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
