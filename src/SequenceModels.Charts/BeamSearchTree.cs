using SequenceModels.Cells;
using SequenceModels.Data;
using SequenceModels.Training;

namespace SequenceModels.Charts;

/// <summary>A beam search as the boxes of a chart.</summary>
public static class BeamSearchTree
{
    extension(BeamSearch search)
    {
        /// <summary>What a search looked at, for <c>Chart.BeamTree</c>.</summary>
        /// <param name="initial">The state from which the decoder starts, of one example.</param>
        /// <param name="vocabulary">The V symbols.</param>
        /// <param name="dropped">How many of those that were dropped to show at each step, the best first; default 2.</param>
        /// <exception cref="ArgumentException">There is more than one example, or the vocabulary has not V symbols.</exception>
        /// <exception cref="InvalidOperationException">The decoder's scores are not numbers.</exception>
        public IReadOnlyList<BeamNode> Tree(State initial, Vocabulary vocabulary, int dropped = 2)
        {
            AllGiven(initial, vocabulary);
            ArgumentOutOfRangeException.ThrowIfNegative(dropped);
            if (initial.H.ColumnCount != 1 || vocabulary.Size != search.Symbols)
                throw new ArgumentException($"A tree shows one example of {search.Symbols} symbols, but there are {initial.H.ColumnCount} examples and the vocabulary has {vocabulary.Size} symbols.", nameof(initial));
            var nodes = new Dictionary<Hypothesis, BeamNode>();
            Hypothesis[] last = [];
            foreach (var ranked in search.Steps(initial))
            {
                last = ranked[0][..Math.Min(search.Width, ranked[0].Length)];
                foreach (var (rank, one) in ranked[0].Take(search.Width + dropped).Index())
                {
                    nodes.TryAdd(one.Parent!, new BeamNode("0", null, vocabulary[search.Start], 0, Kept: true));
                    nodes.TryAdd(one, new BeamNode($"{nodes.Count}", nodes[one.Parent!].Id, vocabulary[one.Symbol], one.LogProbability, Kept: rank < search.Width));
                }
            }
            // What had come to its end may have lost its place to what came later.
            return [.. nodes.Select(entry => entry.Value with { Kept = entry.Value.Kept && (entry.Key.Symbol != search.End || entry.Key.Parent is null || last.Contains(entry.Key)), Best = entry.Key == last[0] })];
        }
    }
}
