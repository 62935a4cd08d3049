using System.Text.Json.Nodes;
using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Running;

/// <summary>One run over notebooks that do what lessons do.</summary>
public sealed class GoodNotebooks : IAsyncLifetime, IDisposable
{
    public TestRepository Repository { get; } = new();

    public int ExitCode { get; private set; }

    public string Output { get; private set; } = "";

    public async Task InitializeAsync()
    {
        File.WriteAllText(Repository.PathOf("notebooks/setup.csx"), TestLibrary.Compile(Repository) + "\nusing TestLibrary;\nint fromSetup = 5;\n");
        Repository.Add("library", "# Title", "#!import setup.csx", "(new Size(1) + new Size(2)).Width + new Size(3).Doubled + fromSetup", "new Chart()", "new Page()",
            "new Page().Display();");
        Repository.Add("outputs", "Console.Write(\"one \"); Console.WriteLine(2); Console.Error.WriteLine(\"three\"); 4.Display(); \"five\".Display(); Console.WriteLine(\"six\"); 7",
            "", "var x = 1;", "x += 1; x", "async Task<int> Later() { await Task.Delay(5); return x + 1; }\nawait Later()", "new[] { (A: 1, B: \"x\") }", "\"<text>\"", "1.5",
            "1 < 2", "((object)null).Display();");
        Repository.Add("place", "System.IO.Path.GetFileName(System.IO.Directory.GetCurrentDirectory())", "Environment.GetEnvironmentVariable(\"SEQUENCE_MODELS_PLOTLY\")",
            "System.Diagnostics.Process.Start(\"dotnet\", \"--version\").WaitForExit(); Console.WriteLine(\"undisturbed\");",
            "System.IO.Stream raw = Console.OpenStandardOutput(); raw.Write(new byte[] { 123, 10 }); 1");
        Repository.Add("console", "Console.SetOut(new System.IO.StringWriter()); Console.WriteLine(\"lost\");", "Console.WriteLine(\"back\");");
        Repository.Add("package", "#r \"nuget: MathNet.Numerics, 5.0.0\"\nusing MathNet.Numerics.LinearAlgebra;\nMatrix<double>.Build.Dense(2, 2, 1.5)", "Vector<double>.Build.Dense(2, 0.5)");
        Repository.Add("children",
            "Console.WriteLine(\"a\"); System.Diagnostics.Process.Start(\"sh\", [\"-c\", \"echo b\"]).WaitForExit(); Console.WriteLine(\"c\");",
            "using (var raw = Console.OpenStandardOutput()) raw.Write(\"두\"u8);",
            "System.Diagnostics.Process.Start(\"sh\", [\"-c\", \"echo e >&2\"]).WaitForExit(); 5");
        Repository.Add("displays",
            "var a = 1.Display(); var b = 2.Display(); a.Update(3);",
            "Console.Write(\"gone\"); Console.Write(\"\\e[2Jstays\"); b.Update(4);",
            "\"last\".Display()");
        AddUnknown("displays");
        // As long as the path of a folder for temporary files may be.
        string temporary = Directory.CreateDirectory(Repository.PathOf(new string('t', 110))).FullName;
        var result = await Runner.RunWithAsync(Repository, "TMPDIR", temporary, "run");
        (ExitCode, Output) = (result.ExitCode, result.Output);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => Repository.Dispose();

    // What the runner does not know.
    private void AddUnknown(string name)
    {
        Repository.Tag(name, 1, "solution");
        var notebook = JsonNode.Parse(File.ReadAllText(Repository.Source(name)))!;
        notebook["metadata"]!["someone"] = "else";
        File.WriteAllText(Repository.Source(name), notebook.ToJsonString());
    }
}
