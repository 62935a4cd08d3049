namespace NotebookRunner.Book.Pages;

/// <summary>The files of the folder Web that are built into the program.</summary>
internal static partial class Resource
{
    public static string Read(string name)
    {
        using var stream = typeof(Resource).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program was built without its resource {name}: see Web/Web.targets.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>A page with places <c>{{name}}</c>, filled in one pass: what goes in is not searched again.</summary>
    public static string Fill(string name, IReadOnlyDictionary<string, string> values) =>
        Place().Replace(Read(name), place => values[place.Groups[1].Value]);

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Place();
}
