namespace NotebookKernel.Wire;

/// <summary>How far a peer has come: who has done least makes room first.</summary>
internal enum PeerStanding
{
    /// <summary>It has connected.</summary>
    Connected,

    /// <summary>It has shaken hands.</summary>
    Ready,

    /// <summary>It has sent a part of a message.</summary>
    Heard,
}
