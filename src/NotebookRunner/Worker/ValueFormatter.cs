using Microsoft.DotNet.Interactive.Formatting;

namespace NotebookRunner.Worker;

/// <summary>A value as the other hosts show it: .NET Interactive's own formatting, Verso's <c>ToHtml()</c>, and readable matrices.</summary>
internal static class ValueFormatter
{
    private const string Html = "text/html";
    private const string Plain = "text/plain";

    public static Dictionary<string, string> Format(object? value)
    {
        if (value is null)
            return new() { [Plain] = "null" };
        if (IsMathNet(value.GetType()))
            return new() { [Plain] = value.ToString() ?? "" };
        var data = Formatter.GetPreferredMimeTypesFor(value.GetType()).Append(Plain).Distinct()
            .ToDictionary(mime => mime, mime => Formatter.ToDisplayString(value, mime).ReplaceLineEndings("\n"));
        if (!HasFormatterSource(value.GetType()))
            Simplify(value, data);
        return data;
    }

    private static void Simplify(object value, Dictionary<string, string> data)
    {
        if (OwnHtml(value) is { } own)
            (data[Html], data[Plain]) = (own, value.ToString() ?? "");
        else if (data.TryGetValue(Html, out string? html) && IsOnlyText(data[Html] = WithoutStyle(html)))
            data.Remove(Html);
    }

    private static string? OwnHtml(object value) =>
        value.GetType().GetMethod("ToHtml", []) is { IsStatic: false } method && method.ReturnType == typeof(string) ? (string?)method.Invoke(value, null) : null;

    // The same 600 bytes of style after every value: pages and editors that want it have it.
    private static string WithoutStyle(string html) =>
        html.IndexOf("<style>\n.dni-code-hint", StringComparison.Ordinal) is >= 0 and int start
        && html.IndexOf("</style>", start, StringComparison.Ordinal) is >= 0 and int end ? html.Remove(start, end + "</style>".Length - start) : html;

    private static bool IsOnlyText(string html) =>
        html.StartsWith("<div class=\"dni-plaintext\">", StringComparison.Ordinal) && html.IndexOf("<div", 1, StringComparison.Ordinal) < 0;

    private static bool HasFormatterSource(Type type) =>
        type.GetCustomAttributes(inherit: true).Any(attribute => attribute.GetType().Name == "TypeFormatterSourceAttribute");

    // As an object tree a matrix is unreadable; its own text is a table with its size.
    private static bool IsMathNet(Type? type)
    {
        for (; type is not null; type = type.BaseType)
            if (type.Namespace == "MathNet.Numerics.LinearAlgebra" && type.Name is "Matrix`1" or "Vector`1")
                return true;
        return false;
    }
}
