namespace SequenceModels.Layers;

/// <summary>How well what a decoder asks for, q, fits what a step of the memory offers, k.</summary>
public enum AttentionScore
{
    /// <summary>k·q/√A: Luong, Pham and Manning (2015, "general"), with the scale of Vaswani et al. (2017).</summary>
    ScaledDot,

    /// <summary>vᵀ·tanh(q + k): Bahdanau, Cho and Bengio (2014).</summary>
    Additive,
}
