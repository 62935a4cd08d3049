using System.Globalization;
using System.Numerics.Tensors;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using NotebookRunner.Notebooks;

namespace Notebooks.Tests;

/// <summary>The program that a learner takes away from lesson 07: the file holds what the lesson shows, and it learns and writes.</summary>
public sealed class CharRnnTests
{
    private static readonly string File = System.IO.File.ReadAllText(Path.Combine(Repository.Notebooks, "char-rnn.cs")).ReplaceLineEndings("\n");

    [Fact]
    public void The_file_holds_the_lessons_cells_in_their_order()
    {
        var lesson = NotebookDocument.Load(Path.Combine(Repository.Notebooks, "07-a-character-language-model.ipynb"));
        string[] parts = [.. lesson.Cells.Where(cell => cell.IsCode && cell.Id.StartsWith("char-rnn-", StringComparison.Ordinal)).Select(cell => cell.Source.TrimEnd())];
        Assert.True(parts.Length >= 8, $"only {parts.Length} parts");
        Assert.EndsWith(string.Join("\n\n", parts) + "\n", File, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_about_a_hundred_plain_lines() =>
        Assert.InRange(File.Split('\n').Count(line => line.Trim() is { Length: > 0 } text && !text.StartsWith("//", StringComparison.Ordinal)), 90, 130);

    [Fact]
    public async Task It_learns_and_writes_a_page()
    {
        string code = Regex.Replace(File, "^#:.*$", "", RegexOptions.Multiline)
            .Replace("../data/", Path.Combine(Repository.Root, "data").Replace('\\', '/') + "/", StringComparison.Ordinal)
            .Replace("int steps = 10_000;", "int steps = 600;", StringComparison.Ordinal)
            .Replace("Console.WriteLine(", "printed.Add(", StringComparison.Ordinal);
        var options = ScriptOptions.Default.AddReferences(typeof(TensorPrimitives).Assembly, typeof(Enumerable).Assembly, typeof(List<>).Assembly).WithOptimizationLevel(Microsoft.CodeAnalysis.OptimizationLevel.Release)
            .AddImports("System", "System.IO", "System.Linq", "System.Collections.Generic");
        // Directives that bring names in come first in a script.
        const string Using = "using System.Numerics.Tensors;";
        code = $"{Using}\nvar printed = new List<string>();\n{code.Replace(Using, "", StringComparison.Ordinal)}\nreturn printed;";
        var printed = await CSharpScript.EvaluateAsync<List<string>>(code, options);

        double[] losses = [.. printed.Take(3).Select(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture))];
        Assert.Equal(losses.OrderDescending(), losses);
        Assert.InRange(losses[^1], 1, 4);
        Assert.StartsWith("Alice ", printed[^1], StringComparison.Ordinal);
        Assert.Equal("Alice ".Length + 400, printed[^1].Length);
        Assert.Contains(" the ", printed[^1], StringComparison.Ordinal);
    }
}
