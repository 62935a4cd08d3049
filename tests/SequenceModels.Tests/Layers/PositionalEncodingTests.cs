using SequenceModels.Layers;
using SequenceModels.Tests.Reference;

namespace SequenceModels.Tests.Layers;

public class PositionalEncodingTests
{
    [Fact]
    public void The_first_pair_turns_by_one_radian_a_step_and_the_second_a_hundred_times_slower()
    {
        var p = PositionalEncoding.Of(4, 60);
        for (int t = 0; t < 60; t++)
        {
            Near.Equal(Math.Sin(t), p[0, t]);
            Near.Equal(Math.Cos(t), p[1, t]);
            Near.Equal(Math.Sin(t / 100.0), p[2, t]);
            Near.Equal(Math.Cos(t / 100.0), p[3, t]);
        }
    }

    [Fact]
    public void How_alike_two_places_are_depends_on_their_distance_only()
    {
        var p = PositionalEncoding.Of(8, 40);
        for (int t = 0; t < 30; t++)
            Near.Equal(p.Column(0) * p.Column(10), p.Column(t) * p.Column(t + 10), 1e-12, 1e-12);
    }

    [Fact]
    public void Every_example_of_a_step_gets_the_same_place()
    {
        var x = RandomMatrix.Sequence(3, 4, 2, new Random(1));
        var h = new PositionalEncoding(3).Forward(x).H;
        for (int t = 0; t < 4; t++)
        {
            for (int b = 0; b < 2; b++)
                Near.Equal(PositionalEncoding.Of(3, 4).Column(t).ToColumnMatrix(), (h[t] - x[t]).Column(b).ToColumnMatrix());
        }
    }

    [Fact]
    public void A_size_below_one_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new PositionalEncoding(0));
}
