using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Running;

/// <summary>One run over notebooks that fail in every way, and some that do not.</summary>
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
        Repository.Add("list", "1", "var list = new List<object>(); list.Add(list); list");
        Repository.Add("async", "async Task<int> Deep(int n) => await Deep(n + 1) + 1;\nawait Deep(0)");
        Repository.Add("recursion", "int Again(int n) => Again(n + 1) + 1;\nAgain(0)");
        Repository.Add("directive", "#!fsharp\nlet x = 1");
        Repository.Add("setup", "#!import setup.csx");
        Repository.Add("import", "// An imported file with a mistake\n#!import broken.csx");
        File.WriteAllText(Repository.PathOf("notebooks/broken.csx"), "int fine = 1;\nint bad = nothing;");
        Repository.Add("import-namespace", "#!import namespace.csx");
        File.WriteAllText(Repository.PathOf("notebooks/namespace.csx"), "namespace Mine;\nclass A;");
        Repository.Add("orphan", StartsChild("orphan") + "\nEnvironment.Exit(4);");
        Repository.Add("child", StartsChild("child"));
        Repository.Add("no-text", "class Silent { public override string ToString() => throw new NotSupportedException(\"no text\"); }", "new Silent()");
        Repository.Add("asks", "Console.Write(\"Name? \");\nConsole.ReadLine()");
        Repository.Add("reads", "Console.Read()");
        Repository.Add("blocked", "1");
        Directory.CreateDirectory(Repository.Target("blocked"));
        File.WriteAllText(Repository.Source("broken"), "{ \"cells\": [");
        Repository.Add("good", "await Task.Delay(1); 6 * 7");
        Repository.Add("raw", "var raw = Console.OpenStandardOutput();\nbyte[] much = new byte[50_000];\nArray.Fill(much, (byte)'x');\nfor (int i = 0; i < 2_000; i++) raw.Write(much);", "2");
        Repository.Add("huge", "for (int i = 0; i < 100_000; i++) Console.WriteLine(i);", "Console.WriteLine(\"next\");");
        AddThoseThatEndTheirProcess();
        AddThoseThatWantPackages();

        var result = await Runner.RunAsync(Repository, "run", "--max-output", "20000");
        (ExitCode, Output) = (result.ExitCode, result.Output);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => Repository.Dispose();

    private string StartsChild(string name) => $"System.IO.File.WriteAllText(@\"{Repository.PathOf(name)}\", System.Diagnostics.Process.Start(\"sleep\", \"977\").Id.ToString());";

    private void AddThoseThatEndTheirProcess()
    {
        Repository.Add("stack", "Console.WriteLine(\"before\");\nint Endless()\n{\n    object[] self = new object[1];\n    self[0] = self;\n    return System.Collections.StructuralComparisons.StructuralEqualityComparer.GetHashCode(self);\n}\nEndless()");
        Repository.Add("aborts", "using System.Runtime.InteropServices;\nclass Native\n{\n    [DllImport(\"libc\")] public static extern nint write(int file, byte[] bytes, nint length);\n    [DllImport(\"libc\")] public static extern void abort();\n}\nNative.write(2, \"Fatal error.\\na native reason\\n\"u8.ToArray(), 29);\nNative.abort();");
        Repository.Add("exits", "Console.OpenStandardOutput().Write(\"last\"u8);\nEnvironment.Exit(3);");
        Repository.Add("exits-137", "Environment.Exit(137);");
        foreach (string signal in (string[])["TERM", "USR1"])
            Repository.Add(signal, $"System.Diagnostics.Process.Start(\"kill\", [\"-{signal}\", Environment.ProcessId.ToString()]).WaitForExit();\nSystem.Threading.Thread.Sleep(15_000);");
        Repository.Add("memory", "var big = new List<long[]>();\nfor (int i = 0; i < 1000; i++) big.Add(new long[Array.MaxLength]);");
        Repository.Add("thread", "new System.Threading.Thread(() => throw new InvalidOperationException(\"in a thread\")).Start();\nSystem.Threading.Thread.Sleep(5000);");
        Repository.Add("killed", "foreach (char half in \"before \U0001F642\\n\") Console.Write(half);\nSystem.Diagnostics.Process.GetCurrentProcess().Kill();\nSystem.Threading.Thread.Sleep(5000);");
        Repository.Add("fails-fast", "Environment.FailFast(\"the reason\");");
    }

    // A cell that may want for a package may do nothing else wrong.
    private void AddThoseThatWantPackages()
    {
        Repository.Add("package", SkippedNotebooks.NoSuchPackage);
        Repository.Add("package-throws", "throw new Exception(\"mine\");");
        Repository.Add("package-compile", "#r \"nuget: MathNet.Numerics, 5.0.0\"\nno.Such()");
        foreach (string notebook in (string[])["package-throws", "package-compile"])
            Repository.Tag(notebook, 1, "needs-package");
    }
}
