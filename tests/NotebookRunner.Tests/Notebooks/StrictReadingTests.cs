using System.Text;
using NotebookRunner.Notebooks;

namespace NotebookRunner.Tests.Notebooks;

public sealed class StrictReadingTests
{
    private const string End = """, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}""";

    [Theory]
    [InlineData("""{"cells": [{"cell_type": "code", "source": "1", "metadata": {"a": 1}, "metadata": {}}]""", "has the key \"metadata\" twice in cell 1 (line 1)")]
    [InlineData("""{"cells": [{"cell_type": "code", "source": "1", "metadata": {"tags": [], "tags": []}}]""", "has the key \"tags\" twice in cell 1, metadata (line 1)")]
    [InlineData("""{"cells": [{"cell_type": "markdown", "source": "\ud83d"}]""", "has half of a character (a lone surrogate) in cell 1, source (line 1)")]
    [InlineData("""{"cells": [{"cell_type": "markdown", "id": "\udc00", "source": ""}]""", "has half of a character (a lone surrogate) in cell 1, id (line 1)")]
    [InlineData("""{"cells": [], "\ud83d": 1""", "has half of a character (a lone surrogate) in the notebook (line 1)")]
    [InlineData("""{"cells": [{"cell_type": "code", "source": "1", "execution_count": NaN}]""", "): JSON has no number NaN")]
    [InlineData("""{"cells": [{"cell_type": "code", "source": "1", "metadata": {"rnn": 5}}]""", "cell 1: \"metadata.rnn\" is not of the type")]
    [InlineData("""{"cells": [{"cell_type": "code", "source": "1", "metadata": {"tags": [1]}}]""", "cell 1: \"metadata.tags[0]\" is not of the type")]
    [InlineData("""{"cells": [{"cell_type": "code", "source": "1", "metadata": {"slideshow": "x"}}]""", "cell 1: \"metadata.slideshow\" is not of the type")]
    [InlineData("""{"cells": [{"cell_type": "code", "source": "1", "execution_count": 1.5}]""", "cell 1: \"execution_count\" is not of the type")]
    [InlineData("""{"cells": [{"cell_type": "code", "source": "1", "outputs": [null]}]""", "cell 1: \"outputs[0]\" is not of the type")]
    [InlineData("""{"cells": [{"source": "1"}]""", "cell 1: \"cell_type\" is not of the type")]
    [InlineData("""{"cells": [{"cell_type": "Code", "source": "1"}]""", "cell 1: \"cell_type\" is not of the type")]
    [InlineData("""{"cells": [7]""", "cell 1: it is not of the type")]
    [InlineData("""{"cells": [], "metadata": {"kernelspec": "x"}, "nbformat": 4}x""", "is not valid JSON")]
    public void What_is_wrong_is_named_with_its_place(string json, string problem) =>
        Assert.Contains(problem, Refused(json + End), StringComparison.Ordinal);

    [Fact]
    public void A_kernelspec_that_is_a_word_is_named() =>
        Assert.Contains("\"metadata.kernelspec\" is not of the type", Refused("""{"cells": [], "metadata": {"kernelspec": "x"}, "nbformat": 4}"""), StringComparison.Ordinal);

    [Fact]
    public void An_old_format_is_told_from_one_without_cells() =>
        Assert.Contains("has nbformat 3; only 4 is understood", Refused("""{"worksheets": [{"cells": []}], "metadata": {}, "nbformat": 3}"""), StringComparison.Ordinal);

    [Fact]
    public void Metadata_may_lie_seventy_deep_and_not_a_thousand()
    {
        static string Deep(int levels) => $$"""{"cells": [], "metadata": {"a": {{new string('[', levels)}}{{new string(']', levels)}}}, "nbformat": 4, "nbformat_minor": 5}""";
        Assert.Contains("[", NotebookDocument.Parse("deep.ipynb", Deep(70)).ToJson(), StringComparison.Ordinal);
        Assert.Contains("has lists and objects more than 200 deep in each other", Refused(Deep(1000)), StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_of_another_encoding_are_refused_with_their_line()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, [.. Encoding.UTF8.GetBytes("{\n\"cells\": [], \"name\": \""), 0xBE, 0xC8, .. Encoding.UTF8.GetBytes("\"}")]);
            var error = Assert.Throws<NotebookFormatException>(() => NotebookDocument.Load(path));
            Assert.Contains("it is not UTF-8: line 2 has a byte that is no character there", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string Refused(string json) => Assert.Throws<NotebookFormatException>(() => NotebookDocument.Parse("odd.ipynb", json)).Message;
}
