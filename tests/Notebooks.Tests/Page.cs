using System.Text.RegularExpressions;
using MathNet.Numerics.LinearAlgebra;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using SequenceModels.Layers;

namespace Notebooks.Tests;

/// <summary>A Markdown file of the repository, whose code is compiled and run as it stands there.</summary>
internal sealed partial class Page(string name)
{
    private static readonly ScriptOptions Options = ScriptOptions.Default
        .AddReferences(typeof(SequenceModel).Assembly, typeof(Matrix<double>).Assembly)
        .AddImports("System", "MathNet.Numerics.LinearAlgebra", "SequenceModels.Numerics", "SequenceModels.Numerics.Functions", "SequenceModels.Cells", "SequenceModels.Layers",
            "SequenceModels.Losses", "SequenceModels.Optimizers", "SequenceModels.Training", "SequenceModels.Data");

    public string Text { get; } = File.ReadAllText(Path.Combine(Repository.Root, name)).ReplaceLineEndings("\n");

    /// <summary>The first block of this language.</summary>
    public string Block(string language) => Regex.Match(Text, $"```{language}\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;

    /// <summary>Runs the first block of C#.</summary>
    /// <returns>The lines that it prints; they become lines that it returns, so that the console of other tests is left alone.</returns>
    public async Task<string> RunAsync()
    {
        string code = Block("csharp").Replace("Console.WriteLine(", "printed.Add(", StringComparison.Ordinal);
        var printed = await CSharpScript.EvaluateAsync<List<string>>($"var printed = new System.Collections.Generic.List<string>();\n{code}\nreturn printed;", Options);
        return string.Join('\n', printed);
    }

    /// <summary>The files that it links to, from its own folder.</summary>
    public IEnumerable<string> Links() =>
        Link().Matches(Text).Select(match => Path.Combine(Repository.Root, Path.GetDirectoryName(name)!, match.Groups[1].Value));

    [GeneratedRegex(@"\]\(([^)#:]+)\)")]
    private static partial Regex Link();
}
