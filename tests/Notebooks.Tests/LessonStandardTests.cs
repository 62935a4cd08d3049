using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NotebookRunner.Notebooks;

namespace Notebooks.Tests;

/// <summary>What every lesson owes its reader, and every appendix, which is shorter.</summary>
public partial class LessonStandardTests
{
    public static TheoryData<string> Lessons => [.. Repository.Lessons.Concat(Repository.Appendices).Select(path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(Lessons))]
    public void A_lesson_has_words_figures_exercises_references_and_a_glossary(string file)
    {
        var lesson = Load(file);
        string prose = string.Join('\n', lesson.Cells.Where(cell => cell.IsMarkdown).Select(cell => cell.Source));
        Assert.InRange(prose.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length, IsAppendix(file) ? 600 : 1000, 10_000);
        Assert.InRange(lesson.Cells.Sum(Figures), IsAppendix(file) ? 2 : 3, 30);
        foreach (string heading in (string[])["What we learnt", "Exercises", "Further reading", "Glossary"])
            Assert.Matches($@"(?m)^## .*{heading}", prose);
        if (IsAppendix(file))
            Assert.InRange(Regex.Count(prose, "<summary>Answer"), 3, 20);
        Assert.Matches("[가-힣]", prose);
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void The_first_figure_comes_by_the_fifth_code_cell(string file)
    {
        var code = Load(file).Cells.Where(cell => cell.IsCode).ToList();
        Assert.InRange(code.FindIndex(cell => Figures(cell) > 0), 0, 4);
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Code_cells_are_short(string file)
    {
        var sources = Load(file).Cells.Where(cell => cell.IsCode).Select(cell => cell.Source.TrimEnd()).ToList();
        // A statement that is broken into several lines, so that none is too long, is still one thing to read.
        int[] lengths = [.. sources.Select(Statements).Order()];
        Assert.InRange(lengths[lengths.Length / 2], 0, 8);
        Assert.All(sources, source => Assert.InRange(source.Split('\n').Length, 1, 30));
        Assert.All(sources.SelectMany(source => source.Split('\n')), line => Assert.InRange(line.Length, 0, 85));
    }

    private static int Statements(string source)
    {
        var tree = CSharpSyntaxTree.ParseText(Regex.Replace(source, "^#.*$", "", RegexOptions.Multiline), new CSharpParseOptions(kind: SourceCodeKind.Script));
        return tree.GetRoot().DescendantNodes().Where(node => node is StatementSyntax and not BlockSyntax or MemberDeclarationSyntax)
            .Select(node => tree.GetLineSpan(node.Span).StartLinePosition.Line).Distinct().Count();
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Claims_are_proved_with_seeds_in_sight_and_the_outputs_are_there(string file)
    {
        var code = Load(file).Cells.Where(cell => cell.IsCode).ToList();
        Assert.Equal("#!import setup.csx", code[0].Source.Trim());
        Assert.InRange(code.Count(cell => cell.Source.Contains("Prove.", StringComparison.Ordinal)), 3, 40);
        Assert.All(code.TakeWhile(cell => !IsLeftOut(cell)), (cell, index) => Assert.Equal(index + 1, cell.ExecutionCount));
        Assert.All(code.SelectMany(cell => cell.Outputs), output => Assert.NotEqual("error", (string?)output!["output_type"]));
        Assert.All(code.SelectMany(cell => Regex.Matches(cell.Source, @"new Random\(([^)]*)\)")), match => Assert.NotEqual("", match.Groups[1].Value));
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Outputs_name_no_place_and_read_well_without_scripts(string file)
    {
        string json = Load(file).ToJson();
        Assert.DoesNotMatch(@"(?<![\w.])/(home|root|work|tmp|Users)/|[A-Z]:\\\\Users", json);
        Assert.InRange(json.Length, 1, 1_500_000);
        foreach (var output in Load(file).Cells.Where(cell => cell.IsCode).SelectMany(cell => cell.Outputs))
        {
            if (output!["data"]?["text/html"] is { } html)
            {
                Assert.NotEmpty(Multiline.Read(output["data"]!["text/plain"]));
                string still = Script().Replace(Multiline.Read(html), "");
                // A table, or the words of a check.
                Assert.Matches("<t|<p", still);
            }
        }
    }

    private static bool IsAppendix(string file) => file[0] == 'A';

    // From here on the notebook could not be run where it was committed.
    private static bool IsLeftOut(NotebookCell cell) => cell.NeedsPackage && cell.ExecutionCount is null;

    private static NotebookDocument Load(string file) => NotebookDocument.Load(Path.Combine(Repository.Notebooks, file));

    private static int Figures(NotebookCell cell) => cell.IsCode
        ? cell.Outputs.Count(output => Multiline.Read(output!["data"]?["text/html"]).Contains("data-rnn-figure", StringComparison.Ordinal))
        : 0;

    [GeneratedRegex("<script.*?</script>", RegexOptions.Singleline)]
    private static partial Regex Script();
}
