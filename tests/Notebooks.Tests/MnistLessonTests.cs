using System.Diagnostics;
using System.Text.Json.Nodes;
using NotebookRunner.Notebooks;
using SequenceModels.Data.Images;

namespace Notebooks.Tests;

/// <summary>What a learner with the MNIST files sees in lesson 11: its cells about the real digits, run on the files of the exam, of which 9,000 digits are learnt from.</summary>
public sealed class MnistLessonTests
{
    // What the cells about the real digits need of the rest of the lesson.
    private static readonly string[] needed = ["setup", "digits", "learn", "linear", "fair-start-first"];

    private static readonly string? folder = Mnist.Find(Path.Combine(Repository.Root, "..", "shared", "data", "mnist"), train: false);

    [MnistFact]
    [Trait("Category", "Mnist")]
    public async Task The_cells_about_the_real_digits_run_on_the_files_and_their_claims_hold()
    {
        string work = Directory.CreateTempSubdirectory().FullName;
        try
        {
            string notebook = Path.Combine(Directory.CreateDirectory(Path.Combine(work, "notebooks")).FullName, "real-digits.ipynb");
            string tables = Directory.CreateDirectory(Path.Combine(work, "data", "experiments")).FullName;
            File.Copy(Path.Combine(Repository.Root, "data", "experiments", "11-probe.csv"), Path.Combine(tables, "11-probe.csv"));
            await File.WriteAllTextAsync(notebook, OnlyRealDigits().ToJsonString());
            await RunAsync(notebook);
            var cells = NotebookDocument.Load(notebook).Cells.Where(cell => cell.IsCode && cell.Id.StartsWith("real-", StringComparison.Ordinal)).ToDictionary(cell => cell.Id, Shown);
            Assert.Contains("9000 digits to learn from.", cells["real-data"], StringComparison.Ordinal);
            Assert.Contains("data-rnn-figure", cells["real-figure"], StringComparison.Ordinal);
            Assert.Equal(2, cells["real-proof"].Count(character => character == '✔'));
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static JsonNode OnlyRealDigits()
    {
        var lesson = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Notebooks, "11-digits-row-by-row.ipynb")))!;
        var cells = lesson["cells"]!.AsArray();
        foreach (var cell in cells.Where(cell => !needed.Contains((string)cell!["id"]!) && !((string)cell["id"]!).StartsWith("real-", StringComparison.Ordinal)).ToArray())
            cells.Remove(cell);
        cells.Single(cell => (string)cell!["id"]! == "setup")!["source"] = $"#!import {Path.Combine(Repository.Notebooks, "setup.csx")}";
        return lesson;
    }

    private static async Task RunAsync(string notebook)
    {
        string program = Path.Combine(Repository.Root, "artifacts", "bin", "NotebookRunner", "release", "NotebookRunner.dll");
        var start = new ProcessStartInfo("dotnet", [program, "run", notebook, "--in-place", "--timeout", "1800"]) { WorkingDirectory = Repository.Root, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment[Mnist.Variable] = folder;
        using var run = Process.Start(start)!;
        var (output, error) = (run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        await run.WaitForExitAsync();
        Assert.True(run.ExitCode == 0, await output + await error);
    }

    private static string Shown(NotebookCell cell) => string.Join('\n', cell.Outputs.Select(output =>
        Multiline.Read(output!["text"]) + Multiline.Read(output["data"]?["text/plain"]) + Multiline.Read(output["data"]?["text/html"])));

    private sealed class MnistFactAttribute : FactAttribute
    {
        public MnistFactAttribute() => Skip = folder is null ? $"The MNIST test files are not there: name their folder in {Mnist.Variable} or put them into ../shared/data/mnist."
            : Environment.GetEnvironmentVariable("WHOLE_BOOK_TESTS") is { Length: > 0 } ? null
            : "Trains for two minutes: set WHOLE_BOOK_TESTS=1.";
    }
}
