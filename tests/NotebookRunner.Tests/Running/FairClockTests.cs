using NotebookRunner.Running;

namespace NotebookRunner.Tests.Running;

public sealed class FairClockTests
{
    [Fact]
    public async Task A_process_that_computes_has_the_time_of_the_wall()
    {
        var start = DateTime.UtcNow;
        var clock = new FairClock(() => DateTime.UtcNow - start);

        await Task.Delay(50);

        Assert.InRange(clock.Elapsed, TimeSpan.FromMilliseconds(40), DateTime.UtcNow - start);
    }

    [Fact]
    public async Task A_process_that_is_kept_waiting_has_twice_what_it_computes()
    {
        var used = TimeSpan.FromHours(1);
        var clock = new FairClock(() => used);
        await Task.Delay(300);

        used += TimeSpan.FromMilliseconds(60);

        Assert.InRange(clock.Elapsed, TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task A_process_that_sleeps_has_a_third_of_the_time()
    {
        var start = DateTime.UtcNow;
        var clock = new FairClock(() => TimeSpan.Zero);

        await Task.Delay(300);

        Assert.InRange(clock.Elapsed, TimeSpan.FromMilliseconds(80), (DateTime.UtcNow - start) / 3);
    }
}
