using System.IO.Enumeration;
using NotebookRunner.Handouts;

namespace NotebookRunner.Grading;

/// <summary>The folder with the students' copies, however they are named and nested.</summary>
internal sealed class ClassFolder(string folder, IReadOnlyList<CourseLesson> course, CourseLesson? asked)
{
    private const int LargestMegabytes = 50;

    // Hidden folders hold an editor's checkpoints, which nobody handed in; a link leads to somebody else's copy, or round in a circle.
    private static readonly EnumerationOptions HandedIn =
        new() { MatchCasing = MatchCasing.CaseInsensitive, AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint, IgnoreInaccessible = false };

    /// <exception cref="UsageException">There is no such folder, or no notebook in it.</exception>
    public IReadOnlyList<StudentCopy> Read()
    {
        if (!Directory.Exists(folder))
            throw new UsageException($"{folder} is not a folder. Give the folder with the students' notebooks.");
        var locked = new List<string>();
        string[] files = [.. Files(folder, locked).Order(StringComparer.Ordinal)];
        if (files is [] && locked is [])
            throw new UsageException($"There is no notebook (.ipynb) in {folder} or below it.");
        (string File, StudentCopy Copy)[] copies = [.. files.SelectMany(file => Read(file).Select(copy => (file, copy))), .. locked.Select(closed => (closed, Closed(closed)))];
        // In a class of one lesson a file that tells nothing is meant to be of that lesson, too.
        var only = copies.Select(pair => pair.Copy.Lesson).OfType<CourseLesson>().Distinct().ToList() is [var single] ? single : null;
        return [.. copies.Select(pair => (pair.File, pair.Copy with { Lesson = pair.Copy.Lesson ?? only })).GroupBy(pair => (pair.Item2.Who, pair.Item2.Lesson?.Number)).SelectMany(Apart)];
    }

    /// <summary>What lies there and is no copy, seen from the folder: an archive, a page, a link to another file.</summary>
    public IReadOnlyList<string> Ignored() =>
        [.. new FileSystemEnumerable<string>(folder, (ref FileSystemEntry entry) => entry.ToFullPath(), new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden, IgnoreInaccessible = true })
        {
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !IsLink(entry.Attributes),
            ShouldIncludePredicate = (ref FileSystemEntry entry) => IsLink(entry.Attributes) || (!entry.IsDirectory && !entry.FileName.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase)),
        }.Select(Relative).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Files(string folder, List<string> locked)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder, "*.ipynb", HandedIn), .. Directory.EnumerateDirectories(folder, "*", HandedIn).SelectMany(below => Files(below, locked))];
        }
        catch (UnauthorizedAccessException)
        {
            locked.Add(folder);
            return [];
        }
    }

    private StudentCopy Closed(string closed) => new(Relative(closed), asked, [], "The folder cannot be read: its permissions do not let you.");

    private static bool IsLink(FileAttributes attributes) => attributes.HasFlag(FileAttributes.ReparsePoint);

    // Two files of one student and one lesson, such as kim/08-lstm.ipynb and kim.ipynb, keep their whole paths.
    private IEnumerable<StudentCopy> Apart(IEnumerable<(string File, StudentCopy Copy)> same) =>
        same.Count() == 1 ? same.Select(pair => pair.Copy) : same.Select(pair => pair.Copy with { Who = StudentName.WithoutEnding(Relative(pair.File)) });

    private IReadOnlyList<StudentCopy> Read(string file)
    {
        string who = StudentName.Of(Relative(file), course.Select(lesson => lesson.Name));
        try
        {
            long size = new FileInfo(file).Length;
            return size == 0 ? Unusable("The file is empty.")
                : size > LargestMegabytes << 20 ? Unusable($"The file has {size >> 20} MB; more than {LargestMegabytes} are not read.")
                : Read(who, NotebookDocument.Load(file));
        }
        catch (NotebookFormatException broken)
        {
            return Unusable(broken.Message.Replace(file, "The file", StringComparison.Ordinal));
        }

        IReadOnlyList<StudentCopy> Unusable(string problem) => [new(who, asked ?? LessonNamed(Path.GetFileName(file)), [], problem)];
    }

    private IReadOnlyList<StudentCopy> Read(string who, NotebookDocument document)
    {
        var exercises = CheckCalls.Exercises(document.Cells.Where(IsCode));
        if (exercises.Count == 0 && NotebookLanguage.Problem(document) is { } language)
            throw new NotebookFormatException(language);
        CourseLesson?[] found = [.. Checked(exercises)];
        bool isOther = asked is not null && exercises.Count > 0 && !exercises.Any(asked.Exercises.Contains);
        string? problem = isOther ? $"It is a copy of lesson {found.FirstOrDefault()?.Number ?? CourseLesson.NumberIn(exercises[0])}." : null;
        CourseLesson?[] lessons = asked is not null ? [asked] : found is [] ? [LessonNamed(document.Name)] : found;
        return [.. lessons.Select(lesson => new StudentCopy(who, lesson, [.. Answers(document, lesson).Where(IsCode)], problem, Ungraded(exercises, lessons)))];
    }

    // Of the number that most checks have; where it has two halves, and a copy answers both, it is a copy of each.
    private IEnumerable<CourseLesson> Checked(IReadOnlyList<string> exercises)
    {
        string? number = exercises.CountBy(CourseLesson.NumberIn).OrderByDescending(count => count.Value).Select(count => count.Key).FirstOrDefault();
        var halves = course.Where(lesson => CourseLesson.NumberIn(lesson.Exercises[0]) == number);
        var answered = halves.Where(lesson => lesson.Exercises.Any(exercises.Contains));
        return answered.Any() ? answered : halves.Take(1);
    }

    // Of whoever asks for one lesson nobody expects that the others are graded.
    private string Ungraded(IReadOnlyList<string> exercises, CourseLesson?[] graded)
    {
        string others = asked is not null ? "" : string.Join(", ", course.Where(lesson => !graded.Contains(lesson) && lesson.Exercises.Any(exercises.Contains)).Select(lesson => lesson.Number));
        return others.Length == 0 ? "" : $"It answers exercises of lesson {others}, too, which are not graded with it: call grade once more, with --lesson.";
    }

    // All from the heading on, and above it what the student added there.
    private static IEnumerable<NotebookCell> Answers(NotebookDocument document, CourseLesson? lesson)
    {
        var cells = document.Cells;
        int first = Array.FindIndex([.. cells], ExerciseSection.IsHeading);
        if (first < 0)
            return cells.SkipWhile(cell => !cell.HasTag("exercise") && !IsChecked(cell));
        return cells.Take(first).Where(cell => IsChecked(cell) || lesson?.Has(cell) == false).Concat(cells.Skip(first));
    }

    private static bool IsCode(NotebookCell cell) => cell.IsCode && !string.IsNullOrWhiteSpace(cell.Source);

    private static bool IsChecked(NotebookCell cell) => CheckCalls.Exercises([cell]).Count > 0;

    private CourseLesson? LessonNamed(string file) =>
        course.FirstOrDefault(lesson => file.Contains(lesson.Name, StringComparison.OrdinalIgnoreCase))
        ?? course.FirstOrDefault(lesson => LessonName.Of(file)?.Label == lesson.Number)
        ?? course.FirstOrDefault(lesson => file.StartsWith(lesson.Number, StringComparison.Ordinal));

    private string Relative(string file) => Path.GetRelativePath(folder, file);
}
