using System.Text.Json.Nodes;
using NotebookRunner.Notebooks;

namespace NotebookRunner.Tests.Notebooks;

/// <summary>A notebook in another language is told from one in C# that an editor has given another kernel's name.</summary>
public sealed class NotebookLanguageTests
{
    private const string PythonKernel = """{"kernelspec":{"display_name":"Python 3","language":"python","name":"python3"},"language_info":{"name":"python"}}""";

    [Theory]
    [InlineData(PythonKernel, "import os\nos.getcwd()", "is a Python notebook (its metadata say python), and one in C# is expected")]
    [InlineData(PythonKernel, "print('a')", "is a Python notebook")]
    [InlineData(PythonKernel, "%matplotlib inline", "is a Python notebook")]
    [InlineData("""{"kernelspec":{"name":"python3"}}""", "# only a comment", "is a Python notebook")]
    [InlineData("""{"language_info":{"name":"python"}}""", "def f(x):\n    return x", "is a Python notebook")]
    [InlineData("""{"kernelspec":{"display_name":".NET (F#)","language":"F#","name":".net-fsharp"}}""", "let x = 5", "is an F# notebook")]
    [InlineData("""{"polyglot_notebook":{"kernelInfo":{"defaultKernelName":"fsharp"}}}""", "printfn \"a\"", "is an F# notebook")]
    [InlineData("""{"kernelspec":{"language":"javascript","name":"jslab"}}""", "const x = 5; console.log(x);", "is a JavaScript notebook")]
    [InlineData("""{"kernelspec":{"language":"R","name":"ir"},"language_info":{"name":"R"}}""", "x <- c(1, 2)", "is an R notebook")]
    [InlineData("""{"kernelspec":{"name":"julia-1.10"}}""", "println(\"a\")", "is a Julia notebook")]
    [InlineData("{}", "import numpy as np\nnp.zeros(3)", "is a Python notebook, and one in C# is expected")]
    public void Another_language_is_named(string metadata, string code, string message) =>
        Assert.Contains(message, NotebookLanguage.Problem(Notebook(metadata, code)), StringComparison.Ordinal);

    [Theory]
    [InlineData(PythonKernel, "using System.Text;\nConsole.WriteLine(1)")]
    [InlineData(PythonKernel, "#!import setup.csx")]
    [InlineData(PythonKernel, "Check.That(\"01.1\", print(1))")]
    [InlineData(PythonKernel, "1 + 1")]
    [InlineData("""{"kernelspec":{"language":"typescript","name":"deno"}}""", "#r \"nuget: A, 1.0\"\nusing A;\nlet")]
    [InlineData("""{"kernelspec":{"name":"python3"},"language_info":{"name":"C#"}}""", "print(")]
    [InlineData("""{"kernelspec":{"name":"my-own-kernel"}}""", "print(")]
    [InlineData("{}", "1 +")]
    public void Csharp_is_taken_for_what_it_is(string metadata, string code) => Assert.Null(NotebookLanguage.Problem(Notebook(metadata, code)));

    [Fact]
    public void What_the_compiler_refuses_in_a_python_notebook_is_python() =>
        Assert.Contains("is a Python notebook", NotebookLanguage.ProblemOfRefused(Notebook(PythonKernel, "x = 5")), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"polyglot_notebook":{"kernelName":"fsharp"}}""", "let x = 5", "The cell is marked as F#. There is no F# here.")]
    [InlineData("""{"dotnet_interactive":{"language":"pwsh"}}""", "Get-Item .", "The cell is marked as PowerShell. There is no PowerShell here. Use System.Diagnostics.Process")]
    [InlineData("""{"polyglot_notebook":{"kernelName":"sql-northwind"}}""", "SELECT 1", "The cell is marked as sql-northwind. There is no such kernel here.")]
    public void A_cell_for_another_kernel_says_so(string metadata, string code, string message) =>
        Assert.StartsWith(message, CellLanguage.Problem(Cell(metadata, code)), StringComparison.Ordinal);

    [Fact]
    public void A_cell_whose_language_is_in_its_metadata_only_is_shown_in_it() =>
        Assert.Equal("#!html\n<b>x</b>", CellLanguage.Source(Cell("""{"polyglot_notebook":{"kernelName":"html"}}""", "<b>x</b>")));

    [Theory]
    [InlineData("sql", "SELECT 1", "The cell is marked as SQL.")]
    [InlineData("html", "<b>x</b>", "Begin it with #!html.")]
    [InlineData("python", "x = 5", "The cell is marked as Python.")]
    [InlineData("python", "int x = \"5\";", null)]
    [InlineData("csharp", "x = 5", null)]
    [InlineData("polyglot-notebook", "x = 5", null)]
    public void A_colour_of_visual_studio_code_explains_what_the_compiler_refused(string language, string code, string? message)
    {
        var cell = Cell($$$"""{"vscode":{"languageId":"{{{language}}}"}}""", code);

        Assert.Null(CellLanguage.Problem(cell));
        Assert.True(message is null ? CellLanguage.ProblemOfRefused(cell) is null : CellLanguage.ProblemOfRefused(cell)!.Contains(message, StringComparison.Ordinal), CellLanguage.ProblemOfRefused(cell));
    }

    private static NotebookDocument Notebook(string metadata, string code)
    {
        var json = JsonNode.Parse(NotebookDocument.Of("x.ipynb", [NotebookCell.Markdown("title", "# import os"), NotebookCell.Code("a", code)]).ToJson())!;
        json["metadata"] = JsonNode.Parse(metadata);
        return NotebookDocument.Parse("x.ipynb", json.ToJsonString());
    }

    private static NotebookCell Cell(string metadata, string code)
    {
        var json = NotebookCell.Code("a", code).ToJson();
        json["metadata"] = JsonNode.Parse(metadata);
        return new NotebookCell(json, 1);
    }
}
