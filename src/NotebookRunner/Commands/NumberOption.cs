using System.CommandLine;

namespace NotebookRunner.Commands;

/// <summary>An option that takes a number within bounds.</summary>
internal class NumberOption : Option<int>
{
    public NumberOption(string name, int value, int least, int most, string description)
        : base(name)
    {
        Description = description;
        DefaultValueFactory = _ => value;
        Validators.Add(given =>
        {
            if (given.Tokens is [var token] && int.TryParse(token.Value, out int number) && (number < least || number > most))
                given.AddError($"{name} {number}: a number from {least} to {most} is expected.");
        });
    }
}
