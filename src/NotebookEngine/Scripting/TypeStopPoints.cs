namespace NotebookEngine.Scripting;

/// <summary>Stop points for what a type does outside of its functions: equality that the compiler writes, initializers, and what a constructor hands to another.</summary>
internal sealed class TypeStopPoints(SemanticModel model, CodeEdits edits)
{
    public void AddTo(SyntaxNode node)
    {
        if (node is RecordDeclarationSyntax record)
            Equality(record);
        // All of them are computed for each new object: the first that makes or calls something stands for all.
        if (Computed(node).FirstOrDefault(CanRecurse) is { } first)
            Guard(first);
    }

    private static IEnumerable<ExpressionSyntax> Computed(SyntaxNode node) => node switch
    {
        TypeDeclarationSyntax type => type.Members.SelectMany(Initializers),
        ConstructorInitializerSyntax other => other.ArgumentList.Arguments.Select(argument => argument.Expression),
        PrimaryConstructorBaseTypeSyntax ancestor => ancestor.ArgumentList.Arguments.Select(argument => argument.Expression),
        _ => [],
    };

    private static IEnumerable<ExpressionSyntax> Initializers(MemberDeclarationSyntax member) => member switch
    {
        _ when member.Modifiers.Any(SyntaxKind.StaticKeyword) || member.Modifiers.Any(SyntaxKind.ConstKeyword) => [],
        FieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Initializer?.Value).SelectMany(Values),
        PropertyDeclarationSyntax property => Values(property.Initializer?.Value),
        _ => [],
    };

    // The list of an array that is written without new is no expression; what stands in it is.
    private static IEnumerable<ExpressionSyntax> Values(ExpressionSyntax? value) =>
        value is InitializerExpressionSyntax list ? list.Expressions.SelectMany(Values) : value is null ? [] : [value];

    private static bool CanRecurse(ExpressionSyntax value) => value.DescendantNodesAndSelf(node => node is not AnonymousFunctionExpressionSyntax)
        .Any(node => node is BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax);

    // x becomes Begins()?(x):throw null, unless it is a text that would then be no FormattableString any more.
    private void Guard(ExpressionSyntax value)
    {
        if (model.GetTypeInfo(value) is { Type: { } own, ConvertedType: { } wanted } && !model.Compilation.ClassifyConversion(own, wanted).IsImplicit)
            return;
        string point = value.DescendantNodesAndSelf().Any(node => node is InvocationExpressionSyntax or AnonymousFunctionExpressionSyntax) ? nameof(StopPoint.BeginsCaught) : nameof(StopPoint.Begins);
        edits.Insert(value.SpanStart, $"{StopPoints.Type}.{point}()?(");
        edits.Insert(value.Span.End, "):throw null");
    }

    // Two records are compared, and one is hashed, in code of the compiler's own, which begins with this property.
    private void Equality(RecordDeclarationSyntax record)
    {
        const string Name = "EqualityContract";
        if (model.GetDeclaredSymbol(record) is not { IsValueType: false, BaseType: { } ancestor } type || type.GetMembers(Name) is not [IPropertySymbol { IsImplicitlyDeclared: true }])
            return;
        string access = ancestor.SpecialType != SpecialType.System_Object ? "protected override" : type.IsSealed ? "private" : "protected virtual";
        string contract = $"{access} global::System.Type {Name}{{get{{{StopPoints.Call}return typeof({record.Identifier}{record.TypeParameterList});}}}}";
        if (record.SemicolonToken.IsKind(SyntaxKind.SemicolonToken) && record.OpenBraceToken.IsKind(SyntaxKind.None))
            edits.Replace(record.SemicolonToken, $"{{{contract}}}");
        else
            edits.Insert(record.OpenBraceToken.Span.End, contract);
    }
}
