namespace SequenceModels.Numerics;

/// <summary>Numbers side by side in one register, with the arithmetic that a cell needs.</summary>
/// <remarks>Every formula is written once over this; the processor decides at run time which width serves it.</remarks>
/// <typeparam name="TSelf">The vector.</typeparam>
internal interface ILanes<TSelf> : IRows<TSelf> where TSelf : struct, ILanes<TSelf>
{
    static abstract TSelf operator +(TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a, TSelf b);

    static abstract TSelf operator *(TSelf a, TSelf b);

    static abstract TSelf operator /(TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a);

    /// <summary>The same number in every lane.</summary>
    static abstract TSelf Of(double number);

    static abstract void Store(TSelf value, ref Real target);

    /// <summary>a·b + c with one rounding, where the processor has that (<see cref="Fused"/>).</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    static abstract TSelf Abs(TSelf a);

    /// <summary>The size of <paramref name="size"/> with the sign of <paramref name="sign"/>.</summary>
    static abstract TSelf CopySign(TSelf size, TSelf sign);

    /// <summary>a, kept within ±limit; not-a-number stays what it is.</summary>
    static abstract TSelf Clamp(TSelf a, Real limit);

    /// <summary>max(0, a).</summary>
    static abstract TSelf Positive(TSelf a);

    /// <summary>value where a &gt; 0, else 0.</summary>
    static abstract TSelf WherePositive(TSelf a, TSelf value);

    /// <summary>The low bits of every lane moved into the exponent's place.</summary>
    static abstract TSelf ShiftIntoExponent(TSelf a);
}
