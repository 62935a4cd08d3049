namespace NotebookRunner.Notebooks;

/// <summary>What every notebook of the series says of its kernel and language, so that each host runs it and colours its code before any kernel was chosen.</summary>
internal static class HostMetadata
{
    /// <summary>The kernel that every host knows, and the language by the name that Visual Studio Code and Jupyter know.</summary>
    public static JsonObject New() => new()
    {
        ["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" },
        ["language_info"] = new JsonObject { ["name"] = "C#" },
        ["polyglot_notebook"] = new JsonObject
        {
            ["kernelInfo"] = new JsonObject { ["defaultKernelName"] = "csharp", ["items"] = new JsonArray(new JsonObject { ["aliases"] = new JsonArray(), ["name"] = "csharp" }) },
        },
    };
}
