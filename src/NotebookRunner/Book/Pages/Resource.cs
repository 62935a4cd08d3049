namespace NotebookRunner.Book.Pages;

/// <summary>The files of the folder Web that are built into the program.</summary>
internal static class Resource
{
    public static string Read(string name)
    {
        using var stream = typeof(Resource).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program was built without its resource {name}: see Web/Web.targets.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
