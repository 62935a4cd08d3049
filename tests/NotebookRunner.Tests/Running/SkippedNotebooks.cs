using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Running;

/// <summary>One run of a notebook whose package cannot be restored.</summary>
public sealed class SkippedNotebooks : IAsyncLifetime, IDisposable
{
    public const string NoSuchPackage = "#r \"nuget: RnnNotebooks.No.Such.Package, 1.0.0\"\n1";

    public TestRepository Skipped { get; } = Repository();

    public int ExitCode { get; private set; }

    public string Output { get; private set; } = "";

    public static TestRepository Repository()
    {
        var repository = new TestRepository();
        // A source that answers at once, and not after the network has been tried.
        File.WriteAllText(repository.PathOf("notebooks/nuget.config"), "<configuration><packageSources><clear /><add key=\"none\" value=\".\" /></packageSources></configuration>");
        repository.Add("needs", "Console.WriteLine(\"before\");", NoSuchPackage, "throw new Exception(\"not reached\");");
        repository.Tag("needs", 2, "needs-package");
        return repository;
    }

    public async Task InitializeAsync()
    {
        Skipped.Tag("needs", 3, "any", output: "from where the package was\n");
        var skipped = await Runner.RunAsync(Skipped, "run");
        (ExitCode, Output) = (skipped.ExitCode, skipped.Output);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => Skipped.Dispose();
}
