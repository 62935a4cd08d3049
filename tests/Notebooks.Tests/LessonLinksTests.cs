using System.Text.RegularExpressions;

namespace Notebooks.Tests;

/// <summary>The library's documentation names the lesson that derives a thing; the lesson must be there.</summary>
public partial class LessonLinksTests
{
    [Fact]
    public void Every_lesson_that_the_documentation_names_exists()
    {
        var named = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => LessonName().Matches(File.ReadAllText(file)), (file, match) => (File: Path.GetFileName(file), Lesson: match.Groups[1].Value))
            .ToList();
        Assert.True(named.Count > 10, $"only {named.Count} names were found");
        Assert.All(named, name => Assert.True(File.Exists(Path.Combine(Repository.Notebooks, name.Lesson + ".ipynb")), $"{name.File} names {name.Lesson}"));
    }

    [Fact]
    public void The_readme_lists_every_lesson_and_appendix()
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        Assert.All(Repository.Lessons.Concat(Repository.Appendices), lesson => Assert.Contains($"(notebooks/{Path.GetFileName(lesson)})", readme, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"[Ll]esson (\d\d[b-z]?-[a-z0-9-]+)")]
    private static partial Regex LessonName();
}
