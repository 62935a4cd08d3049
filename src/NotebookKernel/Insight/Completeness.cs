using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NotebookEngine.Cells;
using NotebookEngine.Portable;

namespace NotebookKernel.Insight;

/// <summary>Answers <c>is_complete_request</c>: whether a console should run what was typed, or let the person type on.</summary>
internal static class Completeness
{
    private const int Indent = 4;

    // A comment, a verbatim text, a raw text without its end: reported where it begins.
    private static readonly string[] CanGoOn = ["CS1035", "CS1039", "CS8997"];

    public static JsonObject Answer(KernelMessage request)
    {
        string code = CellDirectives.Blanked(request.Text("code")).TrimEnd();
        var tree = CSharpSyntaxTree.ParseText(code, PortableSubset.ParseOptions);
        var errors = tree.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        // What is missing at the end can still be typed; what is wrong before it stays wrong.
        if (errors.Exists(error => error.Location.SourceSpan.End < code.Length && !CanGoOn.Contains(error.Id)))
            return new() { ["status"] = "invalid" };
        if (!SyntaxFactory.IsCompleteSubmission(tree))
            return new() { ["status"] = "incomplete", ["indent"] = new string(' ', Indent * OpenBraces(tree)) };
        return new() { ["status"] = errors.Count > 0 ? "invalid" : "complete" };
    }

    private static int OpenBraces(SyntaxTree tree) =>
        Math.Max(0, tree.GetRoot().DescendantTokens().Sum(token => token.IsMissing ? 0 : token.Kind() switch
        {
            SyntaxKind.OpenBraceToken => 1,
            SyntaxKind.CloseBraceToken => -1,
            _ => 0,
        }));
}
