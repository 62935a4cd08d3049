namespace SequenceModels.Numerics;

/// <summary>Arithmetic that is the same for every unit: written once with +, −, ·, σ and tanh, run for a register full of units at a time.</summary>
internal interface IUnitArithmetic
{
    /// <summary>Reads, computes and writes for some units of every example.</summary>
    /// <remarks>The loop stands here and the method is never inlined: the compiler takes only so much into one method, in proportion to what is written there.</remarks>
    /// <param name="first">The first unit, from 0.</param>
    /// <param name="end">The unit after the last; a whole number of registers from the first.</param>
    /// <typeparam name="TLanes">The register.</typeparam>
    void Over<TLanes>(nint first, nint end) where TLanes : struct, ILanes<TLanes>;
}
