namespace NotebookEngine.Formatting;

/// <summary>A value as the other hosts show it: .NET Interactive's own formatting, Verso's <c>ToHtml()</c>, and readable matrices.</summary>
/// <remarks>What was registered with <see cref="Formatter"/> for a type is shown as it is.</remarks>
internal static class ValueFormatter
{
    private const string Html = "text/html";
    private const string Plain = "text/plain";
    private const int MostOfList = 500_000;

    public static Dictionary<string, string> Format(object? value) => SmallStack.Run(() => Own(value) ?? Complete(value, Forms(value)));

    /// <summary>The forms in which the package shows a value, each with its text.</summary>
    public static IReadOnlyList<FormattedValue> Forms(object? value) => SmallStack.Run<IReadOnlyList<FormattedValue>>(() =>
        [.. Formatter.GetPreferredMimeTypesFor(value?.GetType()).Select(form => new FormattedValue(form, Text(value, form)))]);

    /// <summary>The text of a value in one form.</summary>
    public static string Text(object? value, string form = Plain) => SmallStack.Run(() =>
    {
        using var writer = new ValueWriter();
        using (var context = new FormatContext(writer))
            value.FormatTo(context, form);
        return writer.ToString();
    });

    /// <summary>What the package made of a value, in the forms that were asked for, or completed where none was.</summary>
    public static Dictionary<string, string> Shown(object? value, IReadOnlyCollection<FormattedValue> formatted) =>
        Formatter.GetPreferredMimeTypesFor(value?.GetType()).ToHashSet().SetEquals(formatted.Select(form => form.MimeType))
            ? SmallStack.Run(() => Own(value) ?? Complete(value, formatted))
            : Data(formatted);

    // What is shown in our own way alone; null where the package's is the beginning.
    private static Dictionary<string, string>? Own(object? value) => value is null || RegisteredFormats.Cover(value.GetType()) ? null
        : MatrixTable.Of(value) is { } matrix ? new() { [Html] = matrix.Html(), [Plain] = Unix(value.ToString() ?? "") }
        : value is Array { Rank: > 1 } array ? new() { [Html] = ArrayTable.Html(array), [Plain] = ArrayTable.Text(array) }
        : ReadableValue.Table(value) is { } table ? new() { [Html] = table.Html(), [Plain] = table.Text() }
        : ReadableValue.Text(value) is { } text ? new() { [Plain] = Unix(text) }
        : null;

    private static Dictionary<string, string> Complete(object? value, IReadOnlyCollection<FormattedValue> formatted)
    {
        if (value is null)
            return new() { [Plain] = "null" };
        bool isRegistered = RegisteredFormats.Cover(value.GetType());
        var data = Data(formatted);
        if (OwnText(value) is { } text)
            data[Plain] = text;
        // The list of variables has each of them whole, and one may be longer than a cell may show.
        if (data.TryGetValue(Html, out string? list) && list.Length > MostOfList && VariableList.Of(value) is not null)
            data.Remove(Html);
        if (FrameShape(value) is { } shape && data.TryGetValue(Html, out string? frame))
            data[Html] = $"<p>{shape}</p>{frame}";
        if (!data.ContainsKey(Plain))
            data[Plain] = Unix(Text(value));
        if (!isRegistered && !HasFormatterSource(value.GetType()))
            Simplify(value, data);
        return data;
    }

    private static Dictionary<string, string> Data(IEnumerable<FormattedValue> formatted) =>
        formatted.DistinctBy(form => form.MimeType).ToDictionary(form => form.MimeType, form => Unix(form.Value));

    private static string Unix(string text) => text.ReplaceLineEndings("\n");

    // What has HTML of its own, and as text an object tree only.
    private static string? OwnText(object value) => FrameShape(value) is { } shape ? Unix($"{shape}\n{value}") : VariableList.Of(value);

    private static string? FrameShape(object value) =>
        value.GetType().FullName == "Microsoft.Data.Analysis.DataFrame" ? $"DataFrame {Count(value, "Rows")}×{Count(value, "Columns")}" : null;

    private static object? Count(object value, string part) => value.GetType().GetProperty(part)!.GetValue(value) is { } all ? all.GetType().GetProperty("Count")!.GetValue(all) : null;

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
}
