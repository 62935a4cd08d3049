namespace SequenceModels.Numerics;

/// <summary>Arithmetic that is the same for every unit: written once with +, −, ·, σ and tanh, run for a register full of units at a time.</summary>
internal interface IUnitArithmetic
{
    /// <summary>Reads, computes and writes for these units.</summary>
    void At<TLanes>(Units<TLanes> units)
        where TLanes : struct, ILanes<TLanes>;
}
