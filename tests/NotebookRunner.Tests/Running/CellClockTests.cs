using NotebookRunner.Running;

namespace NotebookRunner.Tests.Running;

public sealed class CellClockTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    [Fact]
    public async Task Fetching_packages_does_not_count_as_the_cells_time()
    {
        var clock = new CellClock(Wall(), Short, Long);
        clock.StartRestore();

        await Task.Delay(300);
        bool isLate = clock.IsLate;
        clock.EndRestore();

        Assert.False(isLate);
        Assert.InRange(clock.Restored, TimeSpan.FromMilliseconds(250), Long);
    }

    [Fact]
    public async Task To_say_again_and_again_that_packages_are_fetched_gains_no_time()
    {
        var clock = new CellClock(Wall(), Short, Long);

        for (int i = 0; i < 100 && !clock.IsLate; i++)
        {
            clock.StartRestore();
            clock.EndRestore();
            await Task.Delay(20);
        }

        Assert.True(clock.IsLate);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    public async Task All_packages_of_a_cell_have_one_time_together(int packages)
    {
        var clock = new CellClock(Wall(), Long, Short);

        for (int i = 0; i < packages; i++)
        {
            clock.StartRestore();
            await Task.Delay(200 / packages);
            clock.EndRestore();
        }

        Assert.True(clock.IsRestoreLate && clock.IsLate);
    }

    private static Func<TimeSpan> Wall()
    {
        var start = DateTime.UtcNow;
        return () => DateTime.UtcNow - start;
    }
}
