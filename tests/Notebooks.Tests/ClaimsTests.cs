using System.Text.RegularExpressions;
using NotebookRunner.Notebooks;

namespace Notebooks.Tests;

/// <summary>Every verdict of the lessons has its row in CLAIMS.md, and the row says what the lesson says.</summary>
public sealed partial class ClaimsTests
{
    private sealed record Claim(string Lesson, string Cell, string Verdict, string Seeds, string Rival, string Control, string Interval);

    private static readonly Claim[] claims = [.. File.ReadLines(Path.Combine(Repository.Notebooks, "CLAIMS.md"))
        .Select(line => Row().Match(line)).Where(row => row.Success)
        .Select(row => row.Groups).Select(g => new Claim(g["lesson"].Value, g["cell"].Value, g["verdict"].Value, g["seeds"].Value, g["rival"].Value, g["control"].Value, g["interval"].Value))];

    public static TheoryData<string> Lessons => [.. Repository.Lessons.Select(path => Path.GetFileNameWithoutExtension(path))];

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Each_cell_with_a_verdict_has_a_row_and_each_row_its_cell(string lesson)
    {
        string[] tagged = [.. Load(lesson).Cells.Where(cell => cell.IsCode && cell.HasTag("verdict")).Select(cell => cell.Id)];
        string[] rows = [.. claims.Where(claim => claim.Lesson == LessonName.Of(lesson)!.Label).Select(claim => claim.Cell).Distinct()];
        Assert.Equal(tagged.Order(), rows.Order());
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void A_row_quotes_the_lesson_and_gives_numbers_that_its_cell_prints(string lesson)
    {
        var notebook = Load(lesson);
        string all = Plain(string.Join('\n', notebook.Cells.Select(cell => cell.Source)));
        foreach (var claim in claims.Where(claim => claim.Lesson == LessonName.Of(lesson)!.Label))
        {
            Assert.True(all.Contains(Plain(claim.Verdict), StringComparison.Ordinal), $"{lesson} does not say: {claim.Verdict}");
            string printed = Printed(notebook.Cells.Single(cell => cell.Id == claim.Cell));
            Assert.All(Number().Matches(claim.Interval), number => Assert.True(printed.Contains(number.Value, StringComparison.Ordinal), $"{lesson}, cell {claim.Cell} does not print {number.Value}"));
        }
    }

    [Fact]
    public void A_verdict_stands_on_ten_seeds_or_says_that_it_does_not()
    {
        Assert.All(claims, claim =>
        {
            var range = Regex.Match(claim.Seeds, @"(\d+)–(\d+)");
            bool enough = range.Success && int.Parse(range.Groups[2].Value, null) - int.Parse(range.Groups[1].Value, null) >= 9;
            bool honest = claim.Seeds.StartsWith("exact", StringComparison.Ordinal) || claim.Seeds.StartsWith("one run", StringComparison.Ordinal);
            Assert.True(enough || honest, $"{claim.Lesson} {claim.Cell}: seeds '{claim.Seeds}'");
            Assert.DoesNotContain("", (string[])[claim.Rival, claim.Control, claim.Interval, claim.Verdict]);
            Assert.True(!enough || Number().IsMatch(claim.Interval), $"{claim.Lesson} {claim.Cell}: a verdict over seeds shows its interval");
        });
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void A_cell_that_calls_a_winner_is_marked_as_a_verdict(string lesson)
    {
        var unmarked = Load(lesson).Cells.Where(cell => cell.IsCode && !cell.HasTag("verdict") && !cell.HasTag("exercise"))
            .SelectMany(cell => Text().Matches(cell.Source).Select(text => (cell.Id, Text: text.Groups[1].Value)))
            .Where(text => Winner().IsMatch(text.Text)).ToArray();
        Assert.True(unmarked.Length == 0, string.Join('\n', unmarked.Select(text => $"{lesson}, cell {text.Id}: {text.Text}")));
    }

    private static NotebookDocument Load(string lesson) => NotebookDocument.Load(Path.Combine(Repository.Notebooks, lesson + ".ipynb"));

    private static string Plain(string text) => Space().Replace(text.Replace("*", "", StringComparison.Ordinal), " ");

    private static string Printed(NotebookCell cell) => string.Join('\n', cell.Outputs.Select(output =>
        Multiline.Read(output!["text"]) + Multiline.Read(output["data"]?["text/plain"]) + Multiline.Read(output["data"]?["text/html"])));

    [GeneratedRegex(@"^\| (?<lesson>\d\d[b-z]?) `(?<cell>[^`]+)` \| (?<verdict>[^|]+) \| (?<seeds>[^|]+) \| (?<rival>[^|]+) \| (?<control>[^|]+) \| (?<interval>[^|]+) \|$")]
    private static partial Regex Row();

    [GeneratedRegex(@"\d+(\.\d+)?")]
    private static partial Regex Number();

    [GeneratedRegex("\"((?:[^\"\\\\]|\\\\.)*)\"")]
    private static partial Regex Text();

    [GeneratedRegex(@"\b(beats?|wins?|won|loses?|best|worst|better|worse|faster|slower|no difference|never learns|cannot learn|first in)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Winner();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
