using System.CommandLine;
using System.CommandLine.Parsing;

namespace NotebookRunner.Commands;

/// <summary>Options and arguments that several commands have.</summary>
internal static class CommonOptions
{
    /// <summary>Takes a number within bounds.</summary>
    public static Option<int> Number(string name, int value, int least, int most, string description)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => value };
        option.Validators.Add(given =>
        {
            if (given.Tokens is [var token] && int.TryParse(token.Value, out int number) && (number < least || number > most))
                given.AddError($"{name} {number}: a number from {least} to {most} is expected.");
        });
        return option;
    }

    /// <summary>How many seconds a cell may take, wherever notebooks are run.</summary>
    public static Option<int> Timeout() => Number("--timeout", (int)new RunOptions().Timeout.TotalSeconds, 1, 86_400,
        "Seconds one cell may take before it is stopped; up to three times that where others keep the machine busy.");

    /// <summary>Says where to write.</summary>
    public static Option<string> Output(string description)
    {
        var option = new Option<string>("--output") { Description = description };
        option.Validators.Add(given =>
        {
            if (given.Tokens is [{ Value: "" }])
                given.AddError("--output is empty: a folder is expected.");
        });
        return option;
    }

    /// <summary>Says which notebooks are meant.</summary>
    public static Argument<string[]> Notebooks()
    {
        var paths = new Argument<string[]>("paths")
        {
            Description = "Notebooks (.ipynb, .dib) or folders of notebooks. Default: all of the repository's folder notebooks/, then the worked solutions in notebooks/solutions/.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        paths.Validators.Add(given =>
        {
            if (given.Tokens.Any(token => token.Value.Length == 0))
                given.AddError("A path is empty: a notebook (.ipynb) or a folder is expected.");
            foreach (var token in given.Tokens.Where(token => token.Value.StartsWith('-') && !Path.Exists(token.Value)))
                given.AddError($"{token.Value} is neither a file nor an option of {(given.Parent as CommandResult)?.Command.Name}.");
        });
        return paths;
    }
}
