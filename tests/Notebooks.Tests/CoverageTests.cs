using NotebookRunner.Notebooks;

namespace Notebooks.Tests;

/// <summary>COVERAGE.md says where each idea of the notes is taught: the places must exist.</summary>
public class CoverageTests
{
    private static readonly string[][] Rows =
    [
        .. File.ReadLines(Path.Combine(Repository.Notebooks, "COVERAGE.md"))
            .SkipWhile(line => !line.StartsWith("|---", StringComparison.Ordinal)).Skip(1)
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries)),
    ];

    [Fact]
    public void Every_row_names_a_note_an_idea_a_lesson_and_a_heading_of_it()
    {
        var headings = Repository.Lessons.ToDictionary(path => Path.GetFileNameWithoutExtension(path), Headings);
        Assert.All(Rows, row =>
        {
            Assert.Equal(4, row.Length);
            Assert.Contains(row[0], (string[])["A", "B", "C", "D", "E"]);
            Assert.NotEmpty(row[1]);
            Assert.True(headings.TryGetValue(row[2], out var known), $"There is no lesson {row[2]}.");
            Assert.True(known.Contains(row[3]), $"Lesson {row[2]} has no heading \"{row[3]}\".");
        });
    }

    [Fact]
    public void Every_idea_has_one_row() => Assert.Equal(Rows.Length, Rows.Select(row => (row[0], row[1])).Distinct().Count());

    [Fact]
    public void Every_note_is_there_and_every_lesson_but_the_first_has_ideas_of_theirs()
    {
        Assert.Equal(["A", "B", "C", "D", "E"], Rows.Select(row => row[0]).Distinct().Order());
        Assert.All(Repository.Lessons.Select(path => Path.GetFileNameWithoutExtension(path)).Where(name => char.IsAsciiDigit(name[0]) && name != "00-start-here"),
            lesson => Assert.Contains(lesson, Rows.Select(row => row[2])));
    }

    private static HashSet<string> Headings(string path) =>
    [
        .. NotebookDocument.Load(path).Cells.Where(cell => cell.IsMarkdown).SelectMany(cell => cell.Source.Split('\n'))
            .Where(line => line.StartsWith('#')).Select(line => line.TrimStart('#').Trim()),
    ];
}
