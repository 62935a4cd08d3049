namespace SequenceModels.Charts;

/// <summary>What a line, bar or node stands for. A role has the same colour, dash and marker in every figure; see Style.md beside this file.</summary>
public enum Role
{
    /// <summary>No fixed meaning: takes the next colour in order.</summary>
    None,

    /// <summary>What goes into a model: x_t.</summary>
    Input,

    /// <summary>What a model remembers: h_t.</summary>
    State,

    /// <summary>What a model says: o_t or ŷ_t.</summary>
    Output,

    /// <summary>What really happened: y_t, the observed series.</summary>
    Target,

    /// <summary>What any model must beat: naive, uniform, a constant.</summary>
    Baseline,

    /// <summary>Loss, error, and whatever flows backwards.</summary>
    Error,

    /// <summary>What a gate lets through, from 0 to 1: i_t, f_t, o_t, z_t, r_t.</summary>
    Gate,
}
