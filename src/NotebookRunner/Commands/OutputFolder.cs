using System.CommandLine;

namespace NotebookRunner.Commands;

/// <summary>The option that says where to write.</summary>
internal sealed class OutputFolder : Option<string>
{
    public OutputFolder(string description)
        : base("--output")
    {
        Description = description;
        Validators.Add(given =>
        {
            if (given.Tokens is [{ Value: "" }])
                given.AddError("--output is empty: a folder is expected.");
        });
    }
}
