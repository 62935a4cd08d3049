using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Running;

/// <summary>One run over notebooks that fail in every way, and two that do not.</summary>
public sealed class FailingNotebooks : IAsyncLifetime, IDisposable
{
    public TestRepository Repository { get; } = new();

    public int ExitCode { get; private set; }

    public string Output { get; private set; } = "";

    public async Task InitializeAsync()
    {
        Repository.Add("compile", "1", "var x = 1;\nvar y = x + zz;", "2", "3");
        Repository.Add("throws", "int F(int n)\n{\n    if (n > 2) throw new InvalidOperationException(\"too big\");\n    return n;\n}",
            "// numbers\nvar all = new[] { 1, 2, 3 }\n    .Select(F).ToList();");
        Repository.Add("throws-later", "# Title", "async Task Fail()\n{\n    await Task.Delay(1);\n    throw new ArgumentException(\"in async\", new FormatException(\"the cause\"));\n}", "await Fail();");
        Repository.Add("endless", "Console.WriteLine(\"before\");\nwhile (true) { }");
        Repository.Add("recursion", "int Again(int n) => Again(n + 1) + 1;\nAgain(0)");
        Repository.Add("stack", "Console.WriteLine(\"before\");\nint Endless()\n{\n    object[] self = new object[1];\n    self[0] = self;\n    return System.Collections.StructuralComparisons.StructuralEqualityComparer.GetHashCode(self);\n}\nEndless()");
        Repository.Add("aborts", "using System.Runtime.InteropServices;\nclass Native\n{\n    [DllImport(\"libc\")] public static extern nint write(int file, byte[] bytes, nint length);\n    [DllImport(\"libc\")] public static extern void abort();\n}\nNative.write(2, \"Fatal error.\\na native reason\\n\"u8.ToArray(), 29);\nNative.abort();");
        Repository.Add("exits", "Environment.Exit(3);");
        Repository.Add("memory", "var big = new List<long[]>();\nfor (int i = 0; i < 1000; i++) big.Add(new long[Array.MaxLength]);");
        Repository.Add("thread", "new System.Threading.Thread(() => throw new InvalidOperationException(\"in a thread\")).Start();\nSystem.Threading.Thread.Sleep(5000);");
        Repository.Add("directive", "#!fsharp\nlet x = 1");
        Repository.Add("package", "#r \"nuget: RnnNotebooks.No.Such.Package, 1.0.0\"\n1");
        Repository.Add("setup", "#!import setup.csx");
        Repository.Add("import", "// An imported file with a mistake\n#!import broken.csx");
        File.WriteAllText(Repository.PathOf("notebooks/broken.csx"), "int fine = 1;\nint bad = nothing;");
        Repository.Add("import-namespace", "#!import namespace.csx");
        File.WriteAllText(Repository.PathOf("notebooks/namespace.csx"), "namespace Mine;\nclass A;");
        Repository.Add("killed", "foreach (char half in \"before \U0001F642\\n\") Console.Write(half);\nSystem.Diagnostics.Process.GetCurrentProcess().Kill();\nSystem.Threading.Thread.Sleep(5000);");
        Repository.Add("fails-fast", "Environment.FailFast(\"the reason\");");
        Repository.Add("orphan", "System.Diagnostics.Process.Start(\"sleep\", \"60\");\nEnvironment.Exit(4);");
        Repository.Add("child", $"System.IO.File.WriteAllText(@\"{Repository.PathOf("child")}\", System.Diagnostics.Process.Start(\"sleep\", \"60\").Id.ToString());");
        Repository.Add("no-text", "class Silent { public override string ToString() => throw new NotSupportedException(\"no text\"); }", "new Silent()");
        Repository.Add("asks", "Console.Write(\"Name? \");\nConsole.ReadLine()");
        Repository.Add("reads", "Console.Read()");
        Repository.Add("blocked", "1");
        Directory.CreateDirectory(Repository.Target("blocked"));
        File.WriteAllText(Repository.Source("broken"), "{ \"cells\": [");
        Repository.Add("good", "await Task.Delay(1); 6 * 7");
        Repository.Add("huge", "for (int i = 0; i < 100_000; i++) Console.WriteLine(i);", "Console.WriteLine(\"next\");");

        var result = await Runner.RunAsync(Repository, "run", "--timeout", "60", "--max-output", "20000");
        (ExitCode, Output) = (result.ExitCode, result.Output);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => Repository.Dispose();
}
