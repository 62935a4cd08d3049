using static NotebookRunner.Tests.Book.Sample;

namespace NotebookRunner.Tests.Book;

/// <summary>A lesson's page with the worked solutions of its exercises.</summary>
public sealed class FoldedSolutionsTests
{
    private static readonly string Lesson = Notebook(
        Text("# 01 Lesson"),
        Text("## Exercises\n\nAnswers are in [solutions](solutions/01-lesson.ipynb), the second in [its place](solutions/01-lesson.ipynb#012-twice)."),
        Text("### 01.1 Predict: once\n\nQuestion one."), Code("one"),
        Text("### 01.2 Fill in: twice\n\nQuestion two."), Code("two"),
        Text("## Glossary\n\nEnd."));

    private static readonly string Solutions = Notebook(
        Text("# 01 Lesson: solutions\n\nHidden title."),
        Text("## 01.1 Once\n\nReason one, as in the [lesson](../01-lesson.ipynb)[^1].\n\n[^1]: Note."), Code("answer1", Value(("text/html", "<figure id=\"fig-1\" data-rnn-figure></figure>"), ("text/plain", "f"))),
        Text("## 01.2 Twice\n\nReason two."), Code("answer2"),
        Text("## One more thing\n\nMore."));

    [Fact]
    public async Task Each_solution_is_folded_below_its_exercise_and_what_they_add_behind_it()
    {
        string page = await PageAsync(Solutions);

        string[] order = ["Question one.", "<code class=\"language-csharp\">one</code>", "id=\"solutions\"", "<summary>Solution</summary>", "Reason one", "answer1", "</details>", "Question two.", "Reason two.", "answer2", "</details>", "<summary>One more thing</summary>", "More.", "</details>", "Glossary"];
        Assert.Equal(order.Length, order.Aggregate((At: 0, Found: 0), (state, part) => page.IndexOf(part, state.At, StringComparison.Ordinal) is >= 0 and int at ? (at + part.Length, state.Found + 1) : state).Found);
        Assert.DoesNotContain("Hidden title", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_to_the_solutions_lead_to_the_folds_and_no_id_is_there_twice()
    {
        string page = await PageAsync(Solutions);

        Assert.Contains("<a href=\"01-lesson.html#solutions\">", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"01-lesson.html#solution-012-twice\">", page, StringComparison.Ordinal);
        Assert.Contains("<h2 id=\"solution-012-twice\">", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"01-lesson.html\">lesson</a>", page, StringComparison.Ordinal);
        Assert.Contains("id=\"solution-fig-1\"", page, StringComparison.Ordinal);
        string[] ids = [.. System.Text.RegularExpressions.Regex.Matches(page, " id=\"([^\"]+)\"").Select(match => match.Groups[1].Value)];
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public async Task The_search_gives_no_solution_away_and_a_lesson_without_solutions_has_no_fold()
    {
        using var book = new SampleBook().With("01-lesson", Lesson);
        Assert.DoesNotContain("rnn-solution\"", await book.PageAsync("01-lesson.html"), StringComparison.Ordinal);
        book.WithFile("notebooks/solutions/01-lesson.ipynb", Solutions);
        await book.WriteAsync();

        string index = await File.ReadAllTextAsync(Path.Combine(book.Folder, "assets", "search-index.js"));
        Assert.Contains("Question two.", index, StringComparison.Ordinal);
        Assert.DoesNotContain("Reason two.", index, StringComparison.Ordinal);
    }

    private static async Task<string> PageAsync(string solutions)
    {
        using var book = new SampleBook().With("01-lesson", Lesson);
        book.WithFile("notebooks/solutions/01-lesson.ipynb", solutions);
        return await book.PageAsync("01-lesson.html");
    }
}
