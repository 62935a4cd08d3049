namespace SequenceModels.Layers;

/// <summary>What an <see cref="AttentionLayer"/> or a <see cref="CrossAttentionLayer"/> leaves behind: for the backward pass, and for anyone who wants to see who looked at whom.</summary>
/// <remarks>In self-attention all five belong to the same T steps. In cross-attention keys and values belong to the S steps of the memory, so each column of the weights has S rows.</remarks>
/// <param name="Q">q_1 … q_T, what each step asks for [H×B].</param>
/// <param name="K">k_1 … k_T, what each step offers to be found by [H×B].</param>
/// <param name="V">v_1 … v_T, what each step has to say [H×B].</param>
/// <param name="Weights">a_1 … a_T: in step t's column of an example, row s is the share with which t looks at s; the shares that may be above 0 sum to 1 [T×B]; with n heads, n such blocks one below the other [nT×B].</param>
/// <param name="Mixed">m_1 … m_T, the values in these shares [H×B].</param>
public sealed record AttentionTape(Sequence Q, Sequence K, Sequence V, Sequence Weights, Sequence Mixed)
{
    /// <summary>All five, as they count for <see cref="RecurrentTape.StoredNumbers"/>.</summary>
    internal IEnumerable<Sequence> Sequences => [Q, K, V, Weights, Mixed];
}
