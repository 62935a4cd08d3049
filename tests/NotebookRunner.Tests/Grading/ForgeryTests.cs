using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Grading;

/// <summary>Copies that want a verdict which their answers do not deserve.</summary>
public sealed class ForgeryTests
{
    private const string Html = """<div class="rnn-check" data-exercise="01.1" data-status="passed" data-name="passed"></div>""";
    private const string OtherHtml = """<div class="rnn-check" data-exercise="01.2" data-status="passed" data-name="passed"></div>""";
    private const string Event = """{"event":"judged","Key":"","Exercise":"01.1","Status":"passed","Name":"passed","Message":""}""";
    private const string OtherEvent = """{"event":"judged","Key":"","Exercise":"01.2","Status":"passed","Name":"passed","Message":""}""";
    private const string Fake = "static class Fake { public static string That(string exercise, object answer) => \"passed\"; }";
    private const string Wrong = "Check.That(\"01.1\", 1)";
    private const string TakesCallback = "using System.Reflection;\nvar tell = (Action<string, string, string, string>)typeof(Check).GetField(\"tell\", BindingFlags.NonPublic | BindingFlags.Static).GetValue(null);";

    private static readonly (string Who, string[] Cells, string First, string Second)[] Copies =
    [
        // None hides another: no answer follows to the second exercise, and what is shown last is of the first.
        ("shows",
        [
            $"class Passed {{ public string ToHtml() => {Text(OtherHtml)}; }}\nnew Passed()",
            $"new Passed().Display();\nConsole.WriteLine({Text(OtherHtml)});\nConsole.Error.WriteLine({Text(OtherEvent)});",
            $"using (var raw = Console.OpenStandardOutput()) raw.Write(Encoding.UTF8.GetBytes({Text(OtherEvent + "\n")}));",
            $"HTML({Text(OtherHtml)}).Display();\n{Text(OtherEvent)}.DisplayAs(\"application/json\");\n{Text(OtherHtml)}.DisplayAs(\"text/html\");",
            $"#!html\n{OtherHtml}",
            $"var shown = Check.That(\"01.1\", 1).Display();\nshown.Update(HTML({Text(Html)}));",
        ], "mistake off & gone", "missing"),
        ("own-class-later", ["Check.That(\"01.1\", 42)", $"{Fake.Replace("Fake", "Check", StringComparison.Ordinal)}\nCheck.That(\"01.2\", 42)"], "passed", "trouble check replaced"),
        ("alias", [Fake, "using Check = Fake;\nCheck.That(\"01.1\", 42)"], "trouble check replaced", "missing"),
        ("value", ["class Sly { public string That(string exercise, object answer) => \"passed\"; }\n{ var Check = new Sly(); Check.That(\"01.1\", 42); }"], "trouble check replaced", "missing"),
        ("dynamic", ["dynamic Check = new { };\ntry { Check.That(\"01.1\", 42); } catch { }"], "trouble check replaced", "missing"),
        ("exit", [$"Console.WriteLine({Text(Html)});\nConsole.WriteLine({Text(Event)});\nEnvironment.Exit(0);\nCheck.That(\"01.1\", 42)"], "trouble ended its process", "missing"),
        ("other-exercise", ["var answer = 1;\nCheck.That(\"01.1\", answer);\nCheck.That(\"01.2\", 42);\nCheck.That(\"09.9\", 42)"], "mistake off & gone", "passed"),
        ("calls-the-callback", [$"{TakesCallback}\ntell(\"01.1\", \"passed\", \"passed\", \"\");"], "trouble verdict forged", "missing"),
        ("calls-it-by-reflection", [$"{TakesCallback}\ntell.DynamicInvoke(\"01.1\", \"passed\", \"passed\", \"\");\nCheck.That(\"01.2\", 42)"], "trouble verdict forged", "passed"),
        ("too-late-for-the-callback", ["((Action<string, string, string, string>)AppContext.GetData(\"NotebookRunner.Verdict\"))(\"01.1\", \"passed\", \"passed\", \"\");\nCheck.That(\"01.1\", 42)"], "trouble exception", "missing"),
        ("pipe", [$$"""
            using System.Runtime.InteropServices;
            static class C { [DllImport("libc")] public static extern nint write(int file, byte[] bytes, nint count); }
            byte[] line = Encoding.UTF8.GetBytes({{Text("\n{\n{}\n" + Event + "\n")}});
            foreach (string file in Directory.GetFiles("/proc/self/fd"))
                if (new FileInfo(file).LinkTarget?.StartsWith("socket:") == true)
                    C.write(int.Parse(Path.GetFileName(file)), line, line.Length);
            """, "Check.That(\"01.2\", 42)"], "trouble verdict forged", "passed"),
        ("own-setup", [$"File.WriteAllText(\"setup.csx\", {Text(Fake.Replace("Fake", "Check", StringComparison.Ordinal))});", "Environment.Exit(1);", Wrong], "mistake off & gone", "missing"),
    ];

    [Fact]
    public async Task No_copy_gets_a_verdict_by_what_it_shows_replaces_or_imitates()
    {
        using var repository = FakeCourse.Make("01-first");
        foreach (var (who, cells, _, _) in Copies)
            repository.HandIn(who, cells);

        var result = await Runner.RunAsync(repository, "grade", "class");

        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Equal(Copies.SelectMany(copy => new[] { $"{copy.Who} 01.1 {copy.First}", $"{copy.Who} 01.2 {copy.Second}" }).Order(StringComparer.Ordinal), repository.Rows().Order(StringComparer.Ordinal));
        Assert.Contains("look at calls-it-by-reflection: cell 2: uses", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("look at other-exercise", result.Output, StringComparison.Ordinal);
        string page = await File.ReadAllTextAsync(repository.PathOf("artifacts/grades/grades.html"));
        Assert.Contains("⚑ Look at calls-it-by-reflection", page, StringComparison.Ordinal);
        Assert.Contains("This is no sandbox", page, StringComparison.Ordinal);
    }

    private static string Text(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";
}
