using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using SequenceModels.Numerics;

namespace SequenceModels.Tests.Reference;

/// <summary>A random case of a property: sizes from 1 on, which shrink towards 1 when the property fails, and a seed for the numbers.</summary>
/// <param name="D">Inputs.</param>
/// <param name="H">Units.</param>
/// <param name="Steps">T.</param>
/// <param name="Batch">B.</param>
/// <param name="Saturated">Whether inputs and weights are so large that gates stand open or shut.</param>
/// <param name="Uneven">Whether the examples have different lengths, the first 1.</param>
/// <param name="Seed">Where all numbers come from.</param>
internal sealed record Case(int D, int H, int Steps, int Batch, bool Saturated, bool Uneven, int Seed)
{
    /// <summary>Calls the test with so many cases, the same in every run; a failure is shrunk and printed.</summary>
    public static void ForAll(int cases, int largest, Action<Case> test)
    {
        var replay = FSharpOption<Replay>.Some(new Replay(new Rnd(17), FSharpOption<int>.None));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(cases).WithReplay(replay).WithQuietOnSuccess(true), Prop.ForAll(Arb.From(Any(largest), Smaller), test));
    }

    public Random Random() => new(Seed);

    public int[]? Lengths(Random random) => Uneven ? [1, .. Enumerable.Range(1, Batch - 1).Select(_ => random.Next(1, Steps + 1))] : null;

    public Sequence Input(Random random) => new(RandomMatrix.Of(D, Steps * Batch, random) * (Real)(Saturated ? 20 : 1), Batch);

    private static Gen<Case> Any(int largest) =>
        from d in Gen.Choose(1, largest)
        from h in Gen.Choose(1, largest)
        from steps in Gen.Choose(1, largest)
        from batch in Gen.Choose(1, largest)
        from kind in Gen.Choose(0, 3)
        from seed in Gen.Choose(1, 1_000_000)
        select new Case(d, h, steps, batch, kind % 2 == 1, kind / 2 == 1, seed);

    private static IEnumerable<Case> Smaller(Case at) =>
    [
        .. Towards1(at.D).Select(d => at with { D = d }),
        .. Towards1(at.H).Select(h => at with { H = h }),
        .. Towards1(at.Steps).Select(steps => at with { Steps = steps }),
        .. Towards1(at.Batch).Select(batch => at with { Batch = batch }),
        .. at.Saturated ? [at with { Saturated = false }] : Array.Empty<Case>(),
        .. at.Uneven ? [at with { Uneven = false }] : Array.Empty<Case>(),
    ];

    private static IEnumerable<int> Towards1(int size) => new[] { 1, size / 2, size - 1 }.Where(smaller => smaller >= 1 && smaller < size).Distinct();
}
