using System.Text.RegularExpressions;
using MathNet.Numerics.LinearAlgebra;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using SequenceModels.Layers;

namespace Notebooks.Tests;

public partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md")).ReplaceLineEndings("\n");

    [Fact]
    public async Task The_example_compiles_runs_and_prints_what_the_readme_says()
    {
        var options = ScriptOptions.Default
            .AddReferences(typeof(SequenceModel).Assembly, typeof(Matrix<double>).Assembly)
            .AddImports("System", "SequenceModels.Numerics", "SequenceModels.Layers", "SequenceModels.Losses", "SequenceModels.Optimizers", "SequenceModels.Training", "SequenceModels.Data");
        // The lines it prints become the lines it returns, so that the console of other tests is left alone.
        string code = Block("csharp").Replace("Console.WriteLine(", "printed.Add(", StringComparison.Ordinal);
        var printed = await CSharpScript.EvaluateAsync<List<string>>($"var printed = new System.Collections.Generic.List<string>();\n{code}\nreturn printed;", options);
        Assert.Equal(Block("text").TrimEnd('\n'), string.Join('\n', printed));
    }

    [Fact]
    public void Every_file_the_readme_links_to_exists() =>
        Assert.All(Link().Matches(Readme).Select(match => match.Groups[1].Value), target => Assert.True(Path.Exists(Path.Combine(Repository.Root, target)), target));

    [Fact]
    public void The_readmes_two_commands_are_those_of_CI()
    {
        string ci = File.ReadAllText(Path.Combine(Repository.Root, ".ci", "run"));
        var commands = Readme.Split("```\n")[1].Trim().Split('\n').Select(line => line.Split('#')[0].Trim()).ToList();
        Assert.Equal(2, commands.Count);
        Assert.All(commands, command => Assert.Contains($"\n{command}", ci, StringComparison.Ordinal));
    }

    private static string Block(string language) => Regex.Match(Readme, $"```{language}\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;

    [GeneratedRegex(@"\]\(([^)#:]+)\)")]
    private static partial Regex Link();
}
