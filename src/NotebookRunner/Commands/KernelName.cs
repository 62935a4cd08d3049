using System.CommandLine;
using System.Text.RegularExpressions;

namespace NotebookRunner.Commands;

/// <summary>The option that gives a kernel's name.</summary>
internal sealed partial class KernelName : Option<string>
{
    public KernelName(string description)
        : base("--as")
    {
        Description = description;
        Validators.Add(given =>
        {
            if (given.Tokens is [var token] && !Allowed().IsMatch(token.Value))
                given.AddError($"--as \"{token.Value}\": a kernel's name has letters, digits, dots, hyphens and underscores only.");
        });
    }

    [GeneratedRegex(@"^[A-Za-z0-9._-]*[A-Za-z0-9][A-Za-z0-9._-]*$")]
    private static partial Regex Allowed();
}
