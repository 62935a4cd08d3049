using NotebookKernel.Execution;


namespace NotebookRunner.Tests.Kernel;

/// <summary>Code of a cell on its threads.</summary>
public sealed class ControlledThreadsTests
{
    [Fact]
    public async Task Code_of_a_cell_that_was_stopped_before_it_began_does_not_begin()
    {
        using var asked = new CancellationTokenSource();
        var threads = new ControlledThreads(asked.Token, CancellationToken.None);
        await asked.CancelAsync();
        bool hasBegun = false;

        threads.Run(new SynchronizationContext(), () => hasBegun = true);

        Assert.False(hasBegun);
        Assert.False(threads.IsAny);
    }
}
