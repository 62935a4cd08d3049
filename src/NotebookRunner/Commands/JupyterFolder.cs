using System.CommandLine;
using NotebookRunner.Install;

namespace NotebookRunner.Commands;

/// <summary>The options that say which Jupyter folder is meant.</summary>
internal sealed class JupyterFolder
{
    private readonly Option<bool> user = new("--user") { Description = "The user's own folder of Jupyter. This is the default." };
    private readonly Option<string> path = new("--path") { Description = "Another folder of Jupyter's data: the one that has, or gets, a folder kernels." };
    private readonly Option<string> prefix = new("--prefix") { Description = "An installation, such as /usr/local or a virtual environment: its folder share/jupyter." };

    public void AddTo(Command command)
    {
        Option[] options = [user, path, prefix];
        foreach (var option in options)
            command.Add(option);
        command.Validators.Add(given =>
        {
            string[] named = [.. options.Where(option => given.GetResult(option) is { Implicit: false }).Select(option => option.Name)];
            if (named.Length > 1)
                given.AddError($"{string.Join(" and ", named)} were both given: one folder is meant. Leave one out.");
            foreach (var option in (Option<string>[])[path, prefix])
                if (given.GetValue(option) is "")
                    given.AddError($"{option.Name} is empty: a folder is expected.");
        });
    }

    public string Of(ParseResult given) => Path.GetFullPath(given.GetValue(path) ?? (given.GetValue(prefix) is { } installation ? JupyterPaths.OfPrefix(installation) : JupyterPaths.User));
}
