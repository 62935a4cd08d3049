using System.CommandLine;
using NotebookRunner.Grading;
using NotebookRunner.Terminal;

namespace NotebookRunner.Commands;

/// <summary><c>grade</c>: runs the exercises of many students' copies and writes one table.</summary>
internal sealed class GradeCommand : Command
{
    private static readonly GradeOptions Defaults = new();

    private readonly Argument<string> folder = new("folder") { Description = "Folder with the students' notebooks, at any depth: kim/08-lstm.ipynb, 08-lstm_kim.ipynb, kim.ipynb." };
    private readonly Option<string?> lesson = new("--lesson") { Description = "The lesson by number (08, or 05b for a second half) or name. [default: told by the checks in each copy, else by its file's name]" };
    private readonly Option<int> jobs = CommonOptions.Number("--jobs", Defaults.Jobs, 1, 64, "How many copies run at the same time.");
    private readonly Option<int> timeout = CommonOptions.Number("--timeout", (int)Defaults.Timeout.TotalSeconds, 1, 3600, "Seconds one cell may take; a copy may take six times as long.");
    private readonly Option<int> memory = CommonOptions.Number("--memory", Defaults.Memory, 256, 65_536, "Megabytes of memory a copy may use.");
    private readonly Option<string> isolation = new Option<string>("--isolation")
    {
        Description = "Whether copies run without the network and without writing to this machine, by bubblewrap, on Linux: auto, where that is there; none; or required, else nothing is graded.",
        DefaultValueFactory = _ => "auto",
    }.AcceptOnlyFromAmong("auto", "none", "required");

    private readonly Option<string> output = CommonOptions.Output("Folder for grades.csv and grades.html. [default: artifacts/grades of the repository]");

    public GradeCommand()
        : base("grade", "Runs the exercises of students' copies, each in a process of its own, and writes who passed what and which mistakes were made. "
            + "The setup and the list of exercises are this repository's. A verdict is what the course's own check says, whatever a cell shows. "
            + "Exit code: 0 the table was made, whatever the copies did, 2 the call or a lesson of the course is unusable, 130 stopped: the table holds what was done.")
    {
        Add(folder);
        foreach (var option in new Option[] { lesson, jobs, timeout, memory, isolation, output })
            Add(option);
        SetAction(GradeAsync);
    }

    private async Task<int> GradeAsync(ParseResult given, CancellationToken token)
    {
        var workspace = Workspace.Find(Directory.GetCurrentDirectory());
        if (!File.Exists(Path.Combine(workspace.Notebooks, "setup.csx")))
            throw new UsageException($"{workspace.Notebooks} has no setup.csx: the build writes it. Run `dotnet build -c Release` first, in the course's repository.");
        var broken = new List<string>();
        var course = CourseLesson.All(workspace, broken.Add);
        var handedIn = new ClassFolder(Path.GetFullPath(given.GetRequiredValue(folder)), course, given.GetValue(lesson) is { } name ? CourseLesson.Find(course, name) : null);
        var copies = handedIn.Read();
        var kept = await Isolation.FindAsync(Enum.Parse<IsolationMode>(given.GetRequiredValue(isolation), ignoreCase: true), workspace, Path.GetFullPath(given.GetRequiredValue(folder)), token);
        Console.WriteLine(kept.Sentence);
        var options = new GradeOptions { Jobs = given.GetValue(jobs), Timeout = TimeSpan.FromSeconds(given.GetValue(timeout)), Memory = given.GetValue(memory), Isolation = kept };
        var grades = await Progress.ShowGradingAsync(copies.Count, done => ClassGrading.RunAsync(workspace, copies, options, done, token));
        GradeSummary.Write(grades, course);
        foreach (string file in handedIn.Ignored())
            Console.WriteLine(Printable.Of($"ignored: {file} is no notebook (.ipynb) of its own"));
        foreach (string lesson in broken)
            await Console.Error.WriteLineAsync(Printable.Of($"left out of the course: {lesson}"));
        await WriteAsync(Path.GetFullPath(given.GetValue(output) ?? Path.Combine(workspace.Artifacts, "grades")), grades, course, kept);
        return token.IsCancellationRequested ? ExitCode.Stopped : broken.Count > 0 ? ExitCode.Unusable : ExitCode.Passed;
    }

    private static async Task WriteAsync(string folder, IReadOnlyList<Grade> grades, IReadOnlyList<CourseLesson> course, Isolation kept)
    {
        foreach (var (name, text) in new[] { ("grades.csv", GradeTable.Csv(grades)), ("grades.html", GradePage.Write(grades, course, kept.Sentence)) })
        {
            string path = Path.Combine(folder, name);
            await AtomicFile.WriteAsync(path, text, CancellationToken.None);
            Console.WriteLine(path);
        }
    }
}
