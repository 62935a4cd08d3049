using Microsoft.DotNet.Interactive.ValueSharing;

namespace NotebookEngine.Formatting;

/// <summary>What <c>#!who</c> and <c>#!whos</c> list, as text: the package has it as HTML only.</summary>
internal static class VariableList
{
    private const int MostLetters = 60;

    /// <returns>Null where the value is no such list.</returns>
    public static string? Of(object value) => value is IEnumerable<KernelValue> variables && value.GetType().Assembly == typeof(KernelValue).Assembly
        ? string.Join('\n', variables.Select(variable => $"{TypeName(variable.Type)} {variable.Name} = {Short(variable.Value)}"))
        : null;

    private static string TypeName(Type? type) => type is null ? "object" : Formatter.ToDisplayString(type, "text/plain");

    private static string Short(object? value)
    {
        string text = value is null ? "null" : ValueFormatter.Text(value).ReplaceLineEndings(" ");
        return text.Length > MostLetters ? text[..MostLetters] + "…" : text;
    }
}
