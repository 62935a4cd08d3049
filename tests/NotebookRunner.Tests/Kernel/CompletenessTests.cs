using NotebookKernel.Insight;

namespace NotebookRunner.Tests.Kernel;

/// <summary>Whether a console should run a cell with magic commands, or let the person type on.</summary>
public sealed class CompletenessTests
{
    [Theory]
    [InlineData("#!html\n<b>x</b>", "complete")]
    [InlineData("#!markdown\n# A title: it's (half", "complete")]
    [InlineData("#!js\nalert('x') }", "complete")]
    [InlineData("#!time", "complete")]
    [InlineData("#!time\n1 + 1", "complete")]
    [InlineData("#!time\nif (true) {", "incomplete")]
    [InlineData("#!time\nint x = ;;)", "invalid")]
    [InlineData("#!share --from value name", "complete")]
    [InlineData("#!set --name a --value @csharp:b", "complete")]
    [InlineData("#!value --name x\n{ [", "complete")]
    [InlineData("#!html\n<p>\n#!csharp\nfoo(", "incomplete")]
    [InlineData("#!html\n<p>\n#!csharp\n}", "invalid")]
    [InlineData("var x = 1;\n#!html\n<p>", "complete")]
    [InlineData("var x = (1;\n#!html\n<p>", "invalid")]
    [InlineData("#!html\r\n<b>x</b>\r\n", "complete")]
    [InlineData("#!fsharp\nlet x = 1", "complete")]
    [InlineData("#r \"nuget: A\"\n#!whos", "complete")]
    public void What_stands_after_a_directive_decides(string code, string status) =>
        Assert.Equal(status, (string?)Completeness.Answer(Requests.Of("is_complete_request", new() { ["code"] = code }))["status"]);
}
