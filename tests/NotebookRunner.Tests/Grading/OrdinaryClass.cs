using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Grading;

/// <summary>A class of two lessons that hands in what classes do: one grading for all that is looked at in its table.</summary>
public sealed class OrdinaryClass : IAsyncLifetime, IDisposable
{
    internal TestRepository Repository { get; } = FakeCourse.Make("01-first", "02-second");

    internal RunnerResult Grading { get; private set; } = new(-1, "");

    /// <summary>The rows of one of them.</summary>
    public string[] Rows(string who) => [.. Repository.Rows().Where(row => row.StartsWith($"{who} ", StringComparison.Ordinal))];

    public async Task InitializeAsync()
    {
        Repository.HandIn("ann", "Check.That(\"01.1\", 42)", "Check.That(\"01.2\", 1)");
        Repository.HandIn("02-second_bob", "1");
        Repository.HandIn("eve", "1");
        Repository.HandIn("interactive", "#!time\nvar answer = 40;\ndisplay(answer);", "#!set --name more --value 2\nHTML(more)", "#!fsharp\nlet x = 1", "Check.That(\"01.1\", answer + 2)");
        Repository.HandIn("crashes", "int a = 20;", "Check.That(\"01.1\", 42)", "int b = 22;\nEnvironment.Exit(1);", "Check.That(\"01.2\", a + 22)");
        Directory.CreateDirectory(Repository.PathOf("class/twofold"));
        Repository.HandIn("twofold", "Check.That(\"01.1\", 42);");
        Repository.HandIn("twofold/01-first", "var kept = Check.That(\"01.1\", 42);", "if (kept is null) Check.That(\"01.2\", 42);");
        Repository.Add("../class/above", "int half = 21;", "throw new Exception(\"the lesson itself is not run\");", "Check.That(\"01.1\", 2 * half)", "## Exercises", "Check.That(\"01.2\", 2 * half)");
        await HandInWhatIsNoCopyAsync();
        Grading = await Runner.RunAsync(Repository, "grade", "class");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => Repository.Dispose();

    private async Task HandInWhatIsNoCopyAsync()
    {
        string ann = await File.ReadAllTextAsync(Repository.PathOf("class/ann.ipynb"));
        await File.WriteAllTextAsync(Repository.PathOf("class/twice.ipynb"), ann.Replace("\"nbformat\":4", "\"nbformat\":4,\"nbformat\":4", StringComparison.Ordinal));
        await File.WriteAllTextAsync(Repository.PathOf("class/half.ipynb"), ann.Replace("My Exercises", "My \\ud83d Exercises", StringComparison.Ordinal));
        await File.WriteAllTextAsync(Repository.PathOf("class/bob.zip"), "PK");
        await File.WriteAllTextAsync(Repository.PathOf("class/eve.ipynb.txt"), ann);
        Directory.CreateSymbolicLink(Repository.PathOf("class/loop"), Repository.PathOf("class"));
        File.CreateSymbolicLink(Repository.PathOf("class/mine.ipynb"), Repository.PathOf("class/ann.ipynb"));
    }
}
