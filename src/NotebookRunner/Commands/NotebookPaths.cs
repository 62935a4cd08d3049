using System.CommandLine;

namespace NotebookRunner.Commands;

/// <summary>The argument that says which notebooks are meant.</summary>
internal sealed class NotebookPaths : Argument<string[]>
{
    public NotebookPaths()
        : base("paths")
    {
        Description = "Notebooks (.ipynb, .dib) or folders of notebooks. Default: all of the repository's folder notebooks/, then the worked solutions in notebooks/solutions/.";
        Arity = ArgumentArity.ZeroOrMore;
        Validators.Add(given =>
        {
            if (given.Tokens.Any(token => token.Value.Length == 0))
                given.AddError("A path is empty: a notebook (.ipynb) or a folder is expected.");
            foreach (var token in given.Tokens.Where(token => token.Value.StartsWith('-') && !Path.Exists(token.Value)))
                given.AddError($"{token.Value} is neither a file nor an option of {(given.Parent as System.CommandLine.Parsing.CommandResult)?.Command.Name}.");
        });
    }
}
