namespace NotebookEngine.Scripting;

/// <summary>Stop points for functions that are one expression: each becomes a block, on the same lines.</summary>
internal sealed class ExpressionStopPoints(SemanticModel model, CodeEdits edits)
{
    public void AddTo(SyntaxNode node)
    {
        if (node is ArrowExpressionClauseSyntax arrow)
            Arrow(arrow);
        else if (node is LambdaExpressionSyntax { ExpressionBody: { } body } lambda)
            Lambda(lambda, body);
    }

    // f(x) => y; becomes f(x) {Call(); return y;}, the return on the line of y: there an error is looked for. A property gets its get, too.
    private void Arrow(ArrowExpressionClauseSyntax arrow)
    {
        var symbol = model.GetDeclaredSymbol(arrow.Parent!);
        var property = symbol as IPropertySymbol;
        if ((property?.GetMethod ?? symbol) is not IMethodSymbol { RefKind: RefKind.None } function || arrow.Expression is ThrowExpressionSyntax)
            return;
        edits.Replace(arrow.ArrowToken, property is null ? $"{{{CallOf(function)}" : $"{{get{{{StopPoints.Call}");
        edits.Insert(arrow.Expression.SpanStart, HasNoValue(function) ? "" : "return ");
        edits.Insert(arrow.Expression.GetLastToken().GetNextToken().Span.End, property is null ? "}" : "}}");
    }

    private void Lambda(LambdaExpressionSyntax lambda, ExpressionSyntax body)
    {
        bool isTree = model.GetTypeInfo(lambda).ConvertedType is { Name: "Expression" };
        if (isTree || body is ThrowExpressionSyntax or RefExpressionSyntax || model.GetSymbolInfo(lambda).Symbol is not IMethodSymbol function)
            return;
        edits.Replace(lambda.ArrowToken, $"=>{{{CallOf(function)}");
        edits.Insert(body.SpanStart, HasNoValue(function) ? "" : "return ");
        edits.Insert(body.Span.End, ";}");
    }

    private static string CallOf(IMethodSymbol function) => function.IsAsync ? StopPoints.CallAsync : StopPoints.Call;

    private static bool HasNoValue(IMethodSymbol function) =>
        function.ReturnsVoid || (function.IsAsync && function.ReturnType is INamedTypeSymbol { IsGenericType: false });
}
