namespace SequenceModels.Layers;

/// <summary>At which steps a model answers.</summary>
public enum ReadOut
{
    /// <summary>At every step: many-to-many, for example a part of speech for each word. Predictions are [K×(T·B)].</summary>
    EveryStep,

    /// <summary>After the last step only: many-to-one, for example the mood of a sentence. Predictions are [K×B].</summary>
    LastStep,
}
