namespace SequenceModels.Checkpoints;

/// <summary>What travels in a checkpoint beside parameters: a text in the metadata, and perhaps tensors of its own.</summary>
internal interface ICheckpointPart
{
    /// <summary>Its name in the metadata.</summary>
    string Key { get; }

    /// <summary>Whether a tensor of this name is its own.</summary>
    bool Owns(string tensor) => false;

    void Save(List<StoredTensor> tensors, Dictionary<string, string> metadata);

    /// <summary>Checks and reads without changing anything.</summary>
    /// <returns>Takes over what was read, and gives back what undoes that.</returns>
    /// <exception cref="InvalidDataException">It does not fit.</exception>
    Func<Action> Read(SafetensorsFile file, string path);
}
