using NotebookEngine.Protocol;
using NotebookEngine.Scripting;

namespace NotebookRunner.Tests.Worker;

public sealed class ScriptSessionTests
{
    [Fact]
    public async Task Cells_that_were_stopped_before_they_began_leave_the_session_whole()
    {
        bool isOpen = true;
        using var session = new ScriptSession((code, _) => isOpen ? code() : throw new OperationCanceledException());
        await session.RunAsync("int first = 1;", "Cell [1]");

        isOpen = false;
        for (int n = 0; n < 5; n++)
            await Assert.ThrowsAsync<OperationCanceledException>(() => session.RunAsync($"int never{n} = 0;", "Cell [2]"));
        isOpen = true;
        await session.RunAsync("int second = 2;", "Cell [3]");

        Assert.Equal(3, await session.RunAsync("first + second", "Cell [4]"));
        Assert.Equal(["first", "second"], session.Variables.Select(variable => variable.Name));
        await Assert.ThrowsAsync<CellException>(() => session.RunAsync("never0", "Cell [5]"));
    }
}
