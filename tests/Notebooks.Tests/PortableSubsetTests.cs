using NotebookRunner.Checks;
using NotebookRunner.Notebooks;
using NotebookRunner.Running;

namespace Notebooks.Tests;

/// <summary>Every committed notebook, solutions too, runs in every host and shows what a run gives.</summary>
public sealed class PortableSubsetTests
{
    private static readonly string[] Committed = Directory.Exists(Repository.Notebooks)
        ? [.. Directory.EnumerateFiles(Repository.Notebooks, "*.ipynb", SearchOption.AllDirectories).Order(StringComparer.Ordinal)]
        : [];

    [Fact]
    public void Notebooks_are_valid_and_portable_with_links_that_resolve_and_a_solution_for_every_exercise() =>
        Assert.Empty(Committed.SelectMany(path => Problems(NotebookDocument.Load(path)).Select(problem => $"{Path.GetRelativePath(Repository.Notebooks, path)} · {problem}")));

    [Fact]
    public async Task Outputs_are_those_that_a_run_gives()
    {
        var folder = Directory.CreateTempSubdirectory("notebooks-tests-");
        try
        {
            NotebookTask[] all = [.. Committed.Select(path => LastRun.Of(path) ?? new NotebookTask(path, Path.Combine(folder.FullName, Path.GetRelativePath(Repository.Notebooks, path))))];
            NotebookTask[] tasks = [.. all.Where(task => !File.Exists(task.Target))];
            var results = await NotebookQueue.RunAsync(tasks, new RunOptions(), new Unobserved(), CancellationToken.None);
            Assert.All(results, result => Assert.True(result.Status is NotebookStatus.Passed or NotebookStatus.Skipped, $"{result.Name}: {result.Error}"));
            Assert.Empty(all.SelectMany(task => Freshness.Problems(NotebookDocument.Load(task.Source), NotebookDocument.Load(task.Target)).Select(problem => $"{task.Name} · {problem}")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<NotebookProblem> Problems(NotebookDocument notebook) => [.. NotebookRules.Problems(notebook), .. SolutionRules.Problems(notebook)];

    private sealed class Unobserved : IRunObserver;
}
