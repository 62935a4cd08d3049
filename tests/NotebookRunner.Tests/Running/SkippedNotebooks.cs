using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Running;

/// <summary>One run of a notebook whose package cannot be restored, and one of two that fail for another reason.</summary>
public sealed class SkippedNotebooks : IAsyncLifetime, IDisposable
{
    public const string NoSuchPackage = "#r \"nuget: RnnNotebooks.No.Such.Package, 1.0.0\"\n1";

    public TestRepository Skipped { get; } = Repository();

    public TestRepository Failing { get; } = new();

    public int ExitCode { get; private set; }

    public string Output { get; private set; } = "";

    public int ExitCodeOfFailing { get; private set; }

    public static TestRepository Repository()
    {
        var repository = new TestRepository();
        repository.Add("needs", "Console.WriteLine(\"before\");", NoSuchPackage, "throw new Exception(\"not reached\");");
        repository.Tag("needs", 2, "needs-package");
        return repository;
    }

    public async Task InitializeAsync()
    {
        Skipped.Tag("needs", 3, "any", output: "from where the package was\n");
        var skipped = await Runner.RunAsync(Skipped, "run");
        (ExitCode, Output) = (skipped.ExitCode, skipped.Output);
        Failing.Add("throws", "throw new Exception(\"mine\");");
        Failing.Add("does-not-compile", "#r \"nuget: MathNet.Numerics, 5.0.0\"\nno.Such()");
        foreach (string notebook in (string[])["throws", "does-not-compile"])
            Failing.Tag(notebook, 1, "needs-package");
        ExitCodeOfFailing = (await Runner.RunAsync(Failing, "run")).ExitCode;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        Skipped.Dispose();
        Failing.Dispose();
    }
}
