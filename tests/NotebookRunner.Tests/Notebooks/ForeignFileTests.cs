using NotebookRunner.Notebooks;

namespace NotebookRunner.Tests.Notebooks;

/// <summary>Files that only have a notebook's name are named for what they are, with what to do next.</summary>
public sealed class ForeignFileTests
{
    [Theory]
    [InlineData("", "is empty")]
    [InlineData(" \n\t", "is empty")]
    [InlineData("\n<!DOCTYPE html>\n<html><body></body></html>", "is a web page (HTML), not the notebook. Take the file itself: on GitHub by Raw")]
    [InlineData("<!-- saved -->\n<HTML lang=\"en\">", "is a web page (HTML)")]
    [InlineData("<?xml version=\"1.0\"?>\n<html xmlns=\"x\">", "is a web page (HTML)")]
    [InlineData("<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>", "is XML, perhaps a server's message")]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12\n", "is a Git LFS pointer, which stands for the notebook. Run git lfs pull.")]
    [InlineData("../../.git/annex/objects/x/y/z\n", "is a git-annex pointer")]
    [InlineData("{\n<<<<<<< HEAD\n \"a\": 1\n=======\n \"a\": 2\n>>>>>>> theirs\n}", "has the marks of a merge that is not finished (line 2: <<<<<<< HEAD)")]
    [InlineData("<<<<<<< HEAD\r\n{}\r\n=======\r\n>>>>>>> theirs", "has the marks of a merge that is not finished (line 1: <<<<<<< HEAD)")]
    [InlineData("{\n \"a\": 1,\n=======\n \"b\": 2}", "has the marks of a merge that is not finished (line 3: =======)")]
    [InlineData("import numpy as np\nprint(1)\n", "is Python code under a notebook's name")]
    [InlineData("# %% [markdown]\n# Title\n", "is Python code under a notebook's name")]
    [InlineData("# Title\n\nA text.\n", "is Markdown text under a notebook's name")]
    [InlineData("using System;\nvar x = 5;\n", "is C# code under a notebook's name")]
    [InlineData("404: Not Found", "is text that is no JSON")]
    [InlineData("#!meta\n{}\n#!csharp\n1\n", "is a notebook of the form .dib")]
    [InlineData("../lessons/04.ipynb", "holds only a path (../lessons/04.ipynb)")]
    [InlineData("{\"message\":\"Not Found\",\"status\":\"404\"}", "is JSON but not a notebook: it has neither")]
    [InlineData("{\"cells\":[{\"cell_type\":\"code\",\"sour", "it ends in the middle")]
    public void A_text_is_named(string text, string name) => Assert.Contains(name, Refused(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("504B0304", "is a zip archive")]
    [InlineData("1F8B08", "is packed with gzip. Unpack it first.")]
    [InlineData("377ABCAF271C", "is a 7-Zip archive")]
    [InlineData("255044462D", "is a PDF document")]
    [InlineData("0005160700", "is what a Mac keeps beside a file")]
    [InlineData("0000000000", "holds nothing but 5 zero bytes")]
    [InlineData("7B0022006300", "is UTF-16 without the mark that says so")]
    public void Bytes_are_named(string bytes, string name)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, Convert.FromHexString(bytes));
            Assert.Contains(name, Assert.Throws<NotebookFormatException>(() => NotebookDocument.Load(path)).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_dib_that_is_json_or_a_page_is_named_and_a_heading_in_one_is_no_merge()
    {
        Assert.Contains("is JSON, as an .ipynb is", Refused("{\"cells\": []}", "x.dib"), StringComparison.Ordinal);
        Assert.Contains("is a web page", Refused("<html>", "x.dib"), StringComparison.Ordinal);
        Assert.Equal(2, NotebookDocument.Parse("x.dib", "#!markdown\n\nHeading\n=======\n\n#!csharp\n\n1").Cells.Count);
    }

    [Fact]
    public void Marks_of_a_merge_inside_a_cell_are_its_text()
    {
        var notebook = NotebookDocument.Of("x.ipynb", [NotebookCell.Markdown("a", "<<<<<<< HEAD\n=======\n>>>>>>> theirs")]);

        Assert.StartsWith("<<<<<<<", NotebookDocument.Parse("x.ipynb", notebook.ToJson()).Cells[0].Source, StringComparison.Ordinal);
    }

    private static string Refused(string text, string path = "x.ipynb") => Assert.Throws<NotebookFormatException>(() => NotebookDocument.Parse(path, text)).Message;
}
