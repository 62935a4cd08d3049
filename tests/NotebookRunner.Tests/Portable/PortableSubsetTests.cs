using NotebookEngine.Cells;
using NotebookEngine.Portable;


namespace NotebookRunner.Tests.Portable;

public sealed class PortableSubsetTests
{
    [Theory]
    [InlineData("#!csharp", "Delete the line")]
    [InlineData("#!c#", "Delete the line")]
    [InlineData("#!fsharp", "Write the cell in C#")]
    [InlineData("#!pwsh", "Write the cell in C#")]
    [InlineData("#!html", "Write the cell in C#")]
    [InlineData("#!share --from fsharp x", "Write the cell in C#")]
    [InlineData("#!markdown", "Markdown cell")]
    [InlineData("#!time", "Stopwatch")]
    [InlineData("#!import \"setup.csx\"", "#!import setup.csx")]
    [InlineData("#!import other.ipynb", "Import a .csx file")]
    [InlineData("#r \"../relative.dll\"", "absolute path")]
    [InlineData("#r \"System.Text.Json\"", "absolute path")]
    [InlineData("#r \"nuget: MathNet.Numerics\"", "exact version")]
    [InlineData("#r \"nuget:MathNet.Numerics, 5.*\"", "exact version")]
    [InlineData("#r \"nuget: MathNet.Numerics, [5.0,6.0)\"", "exact version")]
    [InlineData("#r \"nuget: MathNet.Numerics, *-*\"", "exact version")]
    [InlineData("#i \"nuget: a source\"", "NuGet.config")]
    [InlineData("#load \"setup.csx\"", "#!import")]
    [InlineData("#:package MathNet.Numerics@5.0.0", "exact version")]
    [InlineData("#help", "Delete the line")]
    [InlineData("display(x);", "x.Display()")]
    [InlineData("HTML(\"<b>x</b>\")", "Markdown cell")]
    [InlineData("var html = HTML(\"<b>x</b>\");", "Markdown cell")]
    [InlineData("Javascript(\"alert(1)\");", "figure")]
    [InlineData("static class E { public static int Twice(this int x) => 2 * x; }", "ordinary function")]
    [InlineData("static int Twice(this int x) => 2 * x;", "ordinary function")]
    [InlineData("static class E { extension(int x) { public int Twice() => 2 * x; } }", "ordinary function")]
    [InlineData("namespace Mine { class A; }", "without a namespace")]
    [InlineData("var x = 1;\n#!import setup.csx", "top of the cell")]
    public void What_some_host_does_not_understand_is_refused_with_advice(string cell, string advice)
    {
        var problem = PortableSubset.Problems(cell).First();

        Assert.Contains(advice, problem.Advice, StringComparison.Ordinal);
        Assert.StartsWith(problem.Form, problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 + 1")]
    [InlineData("x.Display();")]
    [InlineData("await Task.Delay(1);")]
    [InlineData("#region One\nvar x = 1;\n#endregion\n#pragma warning disable CS0168\n#nullable enable")]
    [InlineData("var text = \"\"\"\n#!csharp\n#r \"../x.dll\"\n\"\"\";")]
    [InlineData("// #!csharp\n/*\n#!fsharp\n*/")]
    [InlineData("void display(int x) { }\ndisplay(1);")]
    [InlineData("record P(int X); class C; enum E { A }")]
    [InlineData("page.HTML(\"x\")")]
    public void Ordinary_code_is_left_alone(string cell)
    {
        Assert.Empty(PortableSubset.Problems(cell));
        Assert.Empty(CellDirectives.Read(cell, before: 0));
    }

    [Fact]
    public void The_three_directives_are_read()
    {
        string path = Path.Combine(Path.GetTempPath(), "some library.dll");
        string cell = $"// The library\n#!import setup.csx\n\n#r \"{path}\"\n#r \"nuget: Some.Id, 1.2.3-beta.4\"\nvar x = 1;";

        Assert.Empty(PortableSubset.Problems(cell));
        Assert.Equal([new ImportDirective(2, "setup.csx"), new ReferenceDirective(4, path), new PackageDirective(5, "Some.Id", "1.2.3-beta.4")], CellDirectives.Read(cell, before: 0));
    }

    [Fact]
    public void Problems_come_in_the_order_of_their_lines() =>
        Assert.Equal([1, 3, 4], PortableSubset.Problems("#!time\nvar x = 1;\ndisplay(x);\n#load \"x\"").Select(problem => problem.Line));
}
