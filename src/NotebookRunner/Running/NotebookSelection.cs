using NotebookEngine.Protocol;
using NotebookRunner.Notebooks;

namespace NotebookRunner.Running;

/// <summary>Which notebooks a call means, and where each goes.</summary>
internal static class NotebookSelection
{
    private const string Ending = ".ipynb";

    /// <exception cref="UsageException">A path does not exist, is not a notebook, or two notebooks would be written to the same place.</exception>
    public static IReadOnlyList<NotebookTask> Find(Workspace workspace, IReadOnlyList<string> paths, string outputFolder, bool inPlace)
    {
        var sources = paths.Count == 0 ? LessonsAndSolutions(workspace) : [.. paths.SelectMany(Expand).Distinct()];
        NotebookTask[] tasks = [.. sources.Select(source => new NotebookTask(source, inPlace ? source : Target(workspace, source, outputFolder), Target(workspace, source, outputFolder)))];
        if (inPlace && tasks.FirstOrDefault(task => IsOther(task.Source)) is { } other)
            throw new UsageException($"{other.Source} has no place for outputs: run it without --in-place, and it is written as a notebook ({Ending}).");
        if (tasks.GroupBy(task => task.Target).FirstOrDefault(group => group.Count() > 1) is { } clash)
            throw new UsageException($"{string.Join(" and ", clash.Select(task => task.Source))} would both be written to {clash.Key}. Run them apart, with --output.");
        return tasks;
    }

    private static IReadOnlyList<string> LessonsAndSolutions(Workspace workspace) =>
        [.. InFolder(workspace.Notebooks), .. Found(workspace.Solutions)];

    private static IReadOnlyList<string> Expand(string path)
    {
        string full = Path.GetFullPath(path);
        if (Directory.Exists(full))
            return InFolder(full);
        if (!File.Exists(full))
            throw new UsageException($"{path} does not exist. Give a notebook ({Ending}) or a folder of notebooks.");
        return full.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) || IsOther(full)
            ? [full]
            : throw new UsageException($"{path} is not a notebook: its name ends neither in {Ending} nor in {OtherFormats.Dib}.");
    }

    /// <summary>
    /// The lessons of the repository, each as it last ran, or as it is where it was changed since or never ran; only those named where there are names:
    /// numbers (<c>04</c>, both halves of <c>05</c>, or <c>05b</c> alone), names (<c>04-the-vanilla-rnn</c>) or paths.
    /// </summary>
    /// <exception cref="UsageException">A name is none of them, or there are none.</exception>
    public static IReadOnlyList<string> Lessons(Workspace workspace, IReadOnlyList<string> names)
    {
        var all = InFolder(workspace.Notebooks);
        var chosen = names.Count == 0 ? all : names.SelectMany(name => all.Where(path => IsNamed(path, name)) is var found && found.Any() ? found : Expand(name));
        return [.. chosen.Distinct().Select(workspace.Newest)];
    }

    private static bool IsNamed(string path, string name)
    {
        string lesson = Path.GetFileNameWithoutExtension(path);
        return lesson == name || lesson.StartsWith(name + "-", StringComparison.Ordinal) || LessonName.Of(lesson)?.Number == name;
    }

    /// <exception cref="UsageException">There is no notebook in the folder.</exception>
    public static IReadOnlyList<string> InFolder(string folder) =>
        Found(folder) is { Length: > 0 } found ? found : throw new UsageException($"There is no notebook ({Ending}) in {folder}.");

    private static bool IsOther(string path) => path.EndsWith(OtherFormats.Dib, StringComparison.OrdinalIgnoreCase);

    private static string[] Found(string folder) =>
        Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*" + Ending).Order(StringComparer.Ordinal)] : [];

    // notebooks/solutions/01.ipynb keeps its folder, so that links between notebooks still hold.
    private static string Target(Workspace workspace, string source, string outputFolder)
    {
        string relative = Path.GetRelativePath(workspace.Notebooks, source);
        string target = Path.Combine(outputFolder, relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? Path.GetFileName(source) : relative);
        return IsOther(source) ? Path.ChangeExtension(target, Ending) : target;
    }
}
