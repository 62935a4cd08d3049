namespace NotebookKernel.Messages;

/// <summary>The signatures of the last messages: one that comes again was recorded by somebody and is played back.</summary>
internal sealed class SeenSignatures(int most = 65_536)
{
    private readonly Lock gate = new();
    private readonly HashSet<string> seen = [];
    private readonly Queue<string> order = new();

    /// <returns>Whether the signature is new.</returns>
    public bool Add(ReadOnlySpan<byte> signature)
    {
        string text = Encoding.ASCII.GetString(signature);
        lock (gate)
        {
            if (!seen.Add(text))
                return false;
            order.Enqueue(text);
            if (order.Count > most)
                seen.Remove(order.Dequeue());
            return true;
        }
    }
}
