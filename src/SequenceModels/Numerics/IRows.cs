namespace SequenceModels.Numerics;

/// <summary>A few neighbouring rows of one column, as tall as one, two or three registers: what a <see cref="Microkernel"/> is built of.</summary>
/// <typeparam name="TSelf">The rows.</typeparam>
internal interface IRows<TSelf> where TSelf : struct, IRows<TSelf>
{
    /// <summary>How many rows.</summary>
    static abstract int Count { get; }

    static abstract TSelf Load(ref Real source);

    /// <summary>a·b + sum, b being the same number for every row.</summary>
    /// <remarks>b is told by its place: a number that is in a register already costs a second instruction to reach every row.</remarks>
    static abstract TSelf MultiplyAdd(TSelf a, ref Real b, TSelf sum);

    /// <summary>target ← target + value.</summary>
    static abstract void AddTo(ref Real target, TSelf value);
}
