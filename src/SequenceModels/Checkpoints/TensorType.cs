namespace SequenceModels.Checkpoints;

/// <summary>How a number of a tensor is stored in a file, little-endian.</summary>
public enum TensorType
{
    /// <summary>64 bits: double.</summary>
    F64,

    /// <summary>32 bits: float.</summary>
    F32,

    /// <summary>16 bits of IEEE 754: half. Read only.</summary>
    F16,

    /// <summary>The upper 16 bits of a float: bfloat16. Read only.</summary>
    BF16,
}
