namespace NotebookEngine.Protocol;

/// <summary>What a cell can do to get a verdict that its answer does not deserve.</summary>
internal enum TrickKind
{
    /// <summary>What it calls <c>Check.That</c> is not the course's.</summary>
    Replaced,

    /// <summary>A verdict was told by something that is no check, or without the key.</summary>
    Forged,

    /// <summary>Its code uses reflection, or other ways into what is private: perhaps harmlessly, so that a person has to look.</summary>
    Reaching,
}
