using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NotebookEngine.Scripting;
using NotebookKernel.Messages;

namespace NotebookKernel.Insight;

/// <summary>Answers <c>complete_request</c>: what could stand at the cursor, with the session's own variables, functions and types first.</summary>
/// <param name="session">Whose names.</param>
/// <param name="directives">The magic commands that cells can use.</param>
internal sealed class Completer(ScriptSession session, Func<IEnumerable<string>>? directives = null)
{
    private static readonly string[] Keywords = [.. SyntaxFacts.GetKeywordKinds().Select(SyntaxFacts.GetText).Where(word => char.IsLower(word[0])).Distinct()];

    public JsonObject Answer(KernelMessage request)
    {
        var cursor = CodeCursor.Of(request);
        if (DirectiveCompletion.At(cursor, directives?.Invoke() ?? []) is var (begin, words))
            return Reply([.. words.Select(word => new Choice(word, "keyword", 0))], cursor.ToCodePoints(begin), cursor.ToCodePoints(cursor.Position));
        var place = new CodePlace(session, cursor);
        var found = Matching(Choices(place), place.Word);
        return Reply(found, cursor.ToCodePoints(place.Start), cursor.ToCodePoints(place.End));
    }

    private static JsonObject Reply(List<Choice> found, int start, int end) =>
        new()
        {
            ["status"] = "ok",
            ["matches"] = new JsonArray([.. found.Select(choice => (JsonNode)choice.Text)]),
            ["cursor_start"] = start,
            ["cursor_end"] = end,
            ["metadata"] = new JsonObject
            {
                // JupyterLab and VS Code show an icon for each kind.
                ["_jupyter_types_experimental"] = new JsonArray([.. found.Select(choice => new JsonObject { ["start"] = start, ["end"] = end, ["text"] = choice.Text, ["type"] = choice.Kind })]),
            },
        };

    private static List<Choice> Matching(IEnumerable<Choice> choices, string word)
    {
        var all = choices.DistinctBy(choice => choice.Text).ToList();
        var starting = all.FindAll(choice => choice.Text.StartsWith(word, StringComparison.OrdinalIgnoreCase));
        return [.. (starting.Count > 0 ? starting : all.FindAll(choice => choice.Text.Contains(word, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(choice => choice.Rank).ThenBy(choice => choice.Text, StringComparer.OrdinalIgnoreCase)];
    }

    private static IEnumerable<Choice> Choices(CodePlace place)
    {
        if (place.IsInText || (place.Word.Length > 0 && char.IsDigit(place.Word[0])))
            return [];
        return place.Before.Parent switch
        {
            MemberAccessExpressionSyntax access when access.OperatorToken == place.Before => Members(place, access.Expression),
            MemberBindingExpressionSyntax { Parent: var parent } => Members(place, parent!.AncestorsAndSelf().OfType<ConditionalAccessExpressionSyntax>().First().Expression),
            QualifiedNameSyntax name when name.DotToken == place.Before => Members(place, SyntaxFactory.ParseExpression(name.Left.ToString()), isGuess: true),
            _ => Names(place),
        };
    }

    private static IEnumerable<Choice> Members(CodePlace place, ExpressionSyntax owner, bool isGuess = false)
    {
        var symbol = isGuess ? place.Model.GetSpeculativeSymbolInfo(place.Start, owner, SpeculativeBindingOption.BindAsExpression).Symbol : place.Model.GetSymbolInfo(owner).Symbol;
        var type = isGuess ? place.Model.GetSpeculativeTypeInfo(place.Start, owner, SpeculativeBindingOption.BindAsExpression).Type : place.Model.GetTypeInfo(owner).Type;
        if (symbol is INamespaceOrTypeSymbol container)
            return Shown(place.Model.LookupSymbols(place.Start, container).Concat(Extensions(place, container as ITypeSymbol)).Where(member => member.IsStatic || member is INamespaceOrTypeSymbol));
        return Shown(type is null ? [] : place.Model.LookupSymbols(place.Start, type, includeReducedExtensionMethods: true).Concat(Extensions(place, type)).Where(member => !member.IsStatic && member is not ITypeSymbol));
    }

    private static IEnumerable<ISymbol> Extensions(CodePlace place, ITypeSymbol? type) => type is null ? [] : ExtensionMembers.Of(type, place.Model, place.Start);

    private static IEnumerable<Choice> Names(CodePlace place) =>
        ArgumentNames(place)
            .Concat(Shown(place.Model.LookupSymbols(place.Start)))
            .Concat(Keywords.Select(word => new Choice(word, "keyword", 4)));

    private static IEnumerable<Choice> ArgumentNames(CodePlace place) =>
        place.Before.Kind() is SyntaxKind.OpenParenToken or SyntaxKind.CommaToken && place.Call is { } call
            ? place.Callees(call).SelectMany(callee => callee.Parameters).Select(parameter => new Choice($"{parameter.Name}:", "param", 0))
                .Where(choice => !call.DescendantNodes().OfType<NameColonSyntax>().Any(given => given.ToString() == choice.Text))
            : [];

    private static IEnumerable<Choice> Shown(IEnumerable<ISymbol> symbols) =>
        from symbol in symbols
        where symbol.CanBeReferencedByName && !IsHidden(symbol)
        select new Choice(symbol.Name, Kind(symbol), Rank(symbol));

    private static bool IsHidden(ISymbol symbol) => symbol.GetAttributes().Any(attribute =>
        attribute is { AttributeClass.Name: "EditorBrowsableAttribute", ConstructorArguments: [{ Value: (int)System.ComponentModel.EditorBrowsableState.Never }] });

    private static int Rank(ISymbol symbol) => symbol switch
    {
        ILocalSymbol or IParameterSymbol or IRangeVariableSymbol => 1,
        { ContainingType.IsScriptClass: true } => 2,
        _ => 3,
    };

    private static string Kind(ISymbol symbol) => symbol switch
    {
        IMethodSymbol => "function",
        IPropertySymbol => "property",
        INamespaceSymbol => "module",
        ITypeSymbol { TypeKind: TypeKind.Interface } => "interface",
        ITypeSymbol => "class",
        IFieldSymbol { IsConst: true } => "constant",
        _ => "instance",
    };

    private sealed record Choice(string Text, string Kind, int Rank);
}
