using SequenceModels.Data.Tasks;
using SequenceModels.Layers;
using SequenceModels.Training;

namespace SequenceModels.Tests.Data.Tasks;

public sealed class SequenceTasksTests
{
    public static TheoryData<string> ClassTasks => [.. SequenceTasks.OfClasses.Select(task => task.Name)];

    [Theory]
    [MemberData(nameof(ClassTasks))]
    public void A_task_about_classes_gives_what_it_says(string name)
    {
        var task = SequenceTasks.OfClasses.Single(task => task.Name == name);
        foreach (int length in (int[])[task.Shortest, task.Shortest + 1, task.Shortest + 37])
        {
            var batch = task.Draw(3, length, new Random(length));
            Assert.Equal((task.Inputs, 3), (batch.X.Features, batch.X.Batch));
            Assert.Equal(task.ReadOut == ReadOut.EveryStep ? batch.X.Steps * 3 : 3, batch.Target.Length);
            Assert.All(batch.Target, target => Assert.InRange(target, name == "dates" ? SequenceTasks.NoTarget : 0, task.Outputs - 1));
            Assert.InRange(task.Baseline(length), 0, Math.Log(task.Outputs));
            if (task.Inputs > 1)
                Assert.All(batch.X.Columns.ColumnSums(), sum => Assert.Equal(1, sum));
        }
    }

    [Theory]
    [MemberData(nameof(ClassTasks))]
    public void The_same_seed_gives_the_same_batch_and_the_next_draw_another(string name)
    {
        var task = SequenceTasks.OfClasses.Single(task => task.Name == name);
        var batches = task.Batches(2, 5, 60, new Random(1));
        Assert.Equal(batches[0].X.Columns, task.Draw(5, 60, new Random(1)).X.Columns);
        Assert.NotEqual(batches[0].X.Columns, batches[1].X.Columns);
        Assert.Throws<ArgumentOutOfRangeException>(() => task.Draw(0, 60, new Random(1)));
        Assert.Contains($"length of {task.Shortest} or more", Assert.Throws<ArgumentOutOfRangeException>(() => task.Draw(1, task.Shortest - 1, new Random(1))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Adding_marks_one_number_in_each_half_and_wants_their_sum()
    {
        foreach (int length in (int[])[2, 3, 50])
        {
            var batch = SequenceTasks.Adding(20, length, new Random(length));
            for (int b = 0; b < 20; b++)
            {
                int[] marked = [.. Enumerable.Range(0, length).Where(t => batch.X[t][1, b] == 1)];
                Assert.Equal(2, marked.Length);
                Assert.True(marked[0] < length / 2 && marked[1] >= length / 2);
                Assert.Equal(marked.Sum(t => batch.X[t][0, b]), batch.Target[0, b], 1e-15);
            }
        }
    }

    [Fact]
    public void Always_answering_one_costs_a_sixth_in_the_adding_problem()
    {
        var targets = SequenceTasks.Adding(40_000, 2, new Random(1)).Target;
        Assert.Equal(SequenceTasks.AddingBaseline, targets.Enumerate().Average(sum => (sum - 1) * (sum - 1)), 0.003);
        Assert.Equal(1.0 / 6, SequenceTasks.AddingTask.Baseline(100));
    }

    [Theory]
    [InlineData(100, 0.1733)]
    [InlineData(200, 0.0945)]
    [InlineData(300, 0.0650)]
    [InlineData(500, 0.0400)]
    public void The_copy_baseline_is_the_published_one(int lag, double expected) =>
        Assert.Equal(expected, SequenceTasks.CopyMemoryBaseline(lag), 0.00005);

    [Fact]
    public void Copy_memory_wants_the_first_ten_symbols_after_the_signal()
    {
        var batch = SequenceTasks.CopyMemory(2, 5, new Random(3));
        int[] first = Symbols(batch, 1);
        int[] target = [.. Enumerable.Range(0, 25).Select(t => batch.Target[t * 2 + 1])];
        Assert.Equal(25, batch.X.Steps);
        Assert.All(first[..10], symbol => Assert.InRange(symbol, 0, 7));
        Assert.Equal([8, 8, 8, 8, 9, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8], first[10..]);
        Assert.Equal([.. Enumerable.Repeat(8, 15), .. first[..10]], target);
    }

    [Fact]
    public void Temporal_order_has_its_signs_where_the_paper_puts_them()
    {
        var batch = SequenceTasks.TemporalOrder(200, 100, new Random(4));
        for (int b = 0; b < 200; b++)
        {
            int[] ids = Symbols(batch, b);
            int[] signs = [.. Enumerable.Range(0, 100).Where(t => ids[t] is 4 or 5)];
            Assert.Equal((7, 6), (ids[0], ids[^1]));
            Assert.Equal(2, signs.Length);
            Assert.InRange(signs[0], 10, 19);
            Assert.InRange(signs[1], 50, 59);
            Assert.Equal(batch.Target[b], 2 * (ids[signs[0]] - 4) + ids[signs[1]] - 4);
        }
        Assert.Equal([0, 1, 2, 3], batch.Target.Distinct().Order());
    }

    [Fact]
    public void Needs_the_future_is_a_vote_of_three_and_half_of_it_can_be_known_from_the_left()
    {
        var batch = SequenceTasks.NeedsFuture(4000, 6, new Random(5));
        double loss = 0;
        for (int b = 0; b < 4000; b++)
        {
            int[] bits = [0, .. Enumerable.Range(0, 6).Select(t => (int)batch.X[t][0, b]), 0];
            for (int t = 0; t < 6; t++)
            {
                Assert.Equal(bits[t] + bits[t + 1] + bits[t + 2] >= 2 ? 1 : 0, batch.Target[t * 4000 + b]);
                loss += t == 5 || bits[t] == bits[t + 1] ? 0 : Math.Log(2);
            }
        }
        Assert.Equal(SequenceTasks.NeedsFutureBaseline(6), loss / batch.Target.Length, 0.005);
    }

    [Fact]
    public void Timing_has_two_ticks_whose_distance_is_the_answer()
    {
        foreach (int length in (int[])[4, 5, 31])
        {
            var batch = SequenceTasks.Timing(100, length, new Random(length));
            for (int b = 0; b < 100; b++)
            {
                int[] ticks = [.. Enumerable.Range(0, length).Where(t => batch.X[t][0, b] == 1)];
                Assert.Equal(length / 2 + batch.Target[b], Assert.Single(ticks[1..]) - ticks[0]);
            }
            Assert.InRange(batch.Target.Average(), 0.3, 0.7);
        }
    }

    [Fact]
    public void Quoted_text_says_inside_after_every_odd_mark()
    {
        var batch = SequenceTasks.QuotedText(2, 400, new Random(6));
        string text = SequenceTasks.QuotedVocabulary.Decode(Symbols(batch, 1));
        Assert.Equal(Enumerable.Range(0, 400).Select(t => text[..(t + 1)].Count(c => c == '"') % 2), Enumerable.Range(0, 400).Select(t => batch.Target[t * 2 + 1]));
        Assert.InRange(text.Count(c => c == '"'), 20, 60);
    }

    [Fact]
    public void The_quoted_baseline_is_the_entropy_of_a_forgotten_quotation()
    {
        const int steps = 5, examples = 60_000;
        var batch = SequenceTasks.QuotedText(examples, steps, new Random(7));
        double loss = 0;
        for (int t = 1; t < steps; t++)
        {
            double open = batch.Target.Skip((t - 1) * examples).Take(examples).Average();
            loss -= open * Math.Log(open) + (1 - open) * Math.Log(1 - open);
        }
        Assert.Equal(loss / steps, SequenceTasks.QuotedTextBaseline(steps), 0.005);
        Assert.Equal(Math.Log(2), SequenceTasks.QuotedTextBaseline(100_000), 0.001);
    }

    private static int[] Symbols<T>(Batch<T> batch, int example) =>
        [.. Enumerable.Range(0, batch.X.Steps).Select(t => batch.X[t].Column(example).MaximumIndex())];

    [Fact]
    public void In_the_cloakroom_the_hook_is_the_one_of_the_guest_who_is_back()
    {
        var batch = SequenceTasks.Cloakroom(20, new Random(1));
        for (int b = 0; b < 20; b++)
        {
            int back = batch.X[6].Column(b).MaximumIndex();
            int step = Enumerable.Range(0, 6).Single(t => batch.X[t][back, b] == 1);
            Assert.Equal(1, batch.X[step][8 + batch.Target[6 * 20 + b], b]);
        }
        Assert.All(batch.Target[..120], target => Assert.Equal(SequenceTasks.NoTarget, target));
    }

    [Fact]
    public void The_lamp_is_on_after_an_odd_number_of_presses()
    {
        var batch = SequenceTasks.Parity(3, 9, new Random(2));
        for (int b = 0; b < 3; b++)
            Assert.All(Enumerable.Range(0, 9), t => Assert.Equal(Enumerable.Range(0, t + 1).Sum(s => (int)batch.X[s][0, b]) % 2, batch.Target[t * 3 + b]));
    }
}
