namespace NotebookRunner.Running;

/// <summary>Which notebooks a call means, and where each goes.</summary>
internal static class NotebookSelection
{
    /// <returns>One task for each notebook, and for each path that names none, with its problem.</returns>
    /// <exception cref="UsageException">There is nothing to run at all.</exception>
    public static IReadOnlyList<NotebookTask> Find(Workspace workspace, IReadOnlyList<string> paths, string outputFolder, bool inPlace)
    {
        var named = paths.Count == 0 ? LessonsAndSolutions(workspace) : [.. paths.SelectMany(NamedPath.Expand).Distinct()];
        NotebookTask[] tasks = [.. named.Select(path => Task(path, path.Problem is null ? Target(workspace, path.Source, outputFolder) : path.Source, inPlace))];
        var clashes = tasks.Where(task => task.Problem is null).GroupBy(task => task.Target).Where(group => group.Count() > 1).ToDictionary(group => group.Key);
        return Some([.. tasks.Select(task => task.Problem is null && clashes.TryGetValue(task.Target, out var clash) ? task with { Problem = Clash(clash) } : task)]);
    }

    private static NotebookTask Task(NamedPath path, string target, bool inPlace) => new(path.Source, inPlace ? path.Source : target, target)
    {
        Problem = path.Problem ?? (inPlace && NamedPath.IsOther(path.Source) ? $"{path.Source} has no place for outputs: run it without --in-place, and it is written as a notebook ({NamedPath.Ending})." : null),
    };

    private static string Clash(IGrouping<string, NotebookTask> clash) =>
        $"{string.Join(" and ", clash.Select(task => task.Source))} would both be written to {clash.Key}. Run them apart, with --output.";

    private static NotebookTask[] Some(NotebookTask[] tasks) => tasks.Any(task => task.Problem is null)
        ? tasks
        : throw new UsageException(string.Join('\n', tasks.Select(task => task.Problem).Distinct()));

    private static IReadOnlyList<NamedPath> LessonsAndSolutions(Workspace workspace) =>
        [.. InFolder(workspace.Notebooks).Concat(NamedPath.InFolder(workspace.Solutions)).Select(path => new NamedPath(path))];

    /// <summary>
    /// The lessons of the repository, each as it last ran, or as it is where it was changed since or never ran; only those named where there are names:
    /// numbers (<c>04</c>, both halves of <c>05</c>, or <c>05b</c> alone), names (<c>04-the-vanilla-rnn</c>) or paths.
    /// </summary>
    /// <exception cref="UsageException">There are none.</exception>
    public static IReadOnlyList<NamedPath> Lessons(Workspace workspace, IReadOnlyList<string> names)
    {
        var all = InFolder(workspace.Notebooks);
        var chosen = names.Count == 0 ? all.Select(path => new NamedPath(path)) : names.SelectMany(name => Named(all, name));
        return [.. chosen.Distinct().Select(path => path.Problem is null ? path with { Source = workspace.Newest(path.Source) } : path)];
    }

    private static IReadOnlyList<NamedPath> Named(IReadOnlyList<string> all, string name) =>
        all.Where(path => IsNamed(path, name)).Select(path => new NamedPath(path)).ToList() is { Count: > 0 } found ? found : NamedPath.Expand(name);

    private static bool IsNamed(string path, string name)
    {
        string lesson = Path.GetFileNameWithoutExtension(path);
        return lesson == name || lesson.StartsWith(name + "-", StringComparison.Ordinal) || LessonName.Of(lesson)?.Number == name;
    }

    /// <exception cref="UsageException">There is no notebook in the folder.</exception>
    public static IReadOnlyList<string> InFolder(string folder) =>
        NamedPath.InFolder(folder) is { Count: > 0 } found ? found : throw new UsageException($"There is no notebook ({NamedPath.Ending}) in {folder}.");

    // notebooks/solutions/01.ipynb keeps its folder, so that links between notebooks still hold.
    private static string Target(Workspace workspace, string source, string outputFolder)
    {
        string relative = Path.GetRelativePath(workspace.Notebooks, source);
        string target = Path.Combine(outputFolder, relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? Path.GetFileName(source) : relative);
        return NamedPath.IsOther(source) ? Path.ChangeExtension(target, NamedPath.Ending) : target;
    }
}
