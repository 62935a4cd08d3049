namespace NotebookKernel.Wire;

/// <summary>How much of memory and patience the peers of a socket may take.</summary>
internal sealed record WireLimits
{
    /// <summary>One frame of a message, below 2 GiB. A lesson with pictures is a few MB; nobody types 64 MiB into a cell.</summary>
    public long MaxFrame { get; init; } = 64L << 20;

    /// <summary>All frames of one message.</summary>
    public long MaxMessage { get; init; } = 128L << 20;

    /// <summary>Frames of one message. A Jupyter message has seven, and one more for each binary buffer.</summary>
    public int MaxParts { get; init; } = 1024;

    /// <summary>One command, and one subscription. READY with a full identity has less than 1 kB.</summary>
    public int MaxCommand { get; init; } = 64 << 10;

    /// <summary>Connections at once, those that still shake hands among them; beyond it the oldest makes room that has said nothing.</summary>
    public int MaxPeers { get; init; } = 256;

    /// <summary>Messages that wait to be read by us; beyond it nothing more is taken from the network, so the sender waits.</summary>
    public int ReceiveQueue { get; init; } = 4;

    /// <summary>Messages that all peers together are in the midst of sending; beyond it the peer that sends most is closed.</summary>
    public long MaxReceiving { get; init; } = 512L << 20;

    /// <summary>Messages that wait to be taken by one peer; beyond it whoever has sent the last one waits.</summary>
    public long SendQueueBytes { get; init; } = 32L << 20;

    /// <summary>Time for greeting and READY, together.</summary>
    public TimeSpan Handshake { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Time that a peer with a full queue may take nothing at all, and one that has begun a message may send nothing more of it, before it is closed.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Time that a socket which is disposed gives its peers to take what is queued for them, and as much again to close.</summary>
    public TimeSpan Linger { get; init; } = TimeSpan.FromSeconds(1);
}
