using NotebookEngine.Protocol;
using NotebookEngine.Scripting;

namespace NotebookRunner.Tests.Worker;

public sealed class ScriptSessionTests
{
    [Fact]
    public async Task Cells_that_were_stopped_before_they_began_leave_the_session_whole()
    {
        var guard = new Gate();
        using var session = new ScriptSession(guard);
        await session.RunAsync("int first = 1;", "Cell [1]");

        guard.IsOpen = false;
        for (int n = 0; n < 5; n++)
            await Assert.ThrowsAsync<OperationCanceledException>(() => session.RunAsync($"int never{n} = 0;", "Cell [2]"));
        guard.IsOpen = true;
        await session.RunAsync("int second = 2;", "Cell [3]");

        Assert.Equal(3, await session.RunAsync("first + second", "Cell [4]"));
        Assert.Equal(["first", "second"], session.Variables.Select(variable => variable.Name));
        await Assert.ThrowsAsync<CellException>(() => session.RunAsync("never0", "Cell [5]"));
    }

    private sealed class Gate : ICellGuard
    {
        public bool IsOpen { get; set; } = true;

        public Task<object?> RunAsync(Func<Task<object?>> code, int? stack) => IsOpen ? code() : throw new OperationCanceledException();
    }
}
