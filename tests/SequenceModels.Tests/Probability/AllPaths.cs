using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Probability;

namespace SequenceModels.Tests.Probability;

/// <summary>Every path of hidden states with the probability that it is taken and emits the symbols: what the fast ways are compared with.</summary>
internal static class AllPaths
{
    public static IReadOnlyList<(int[] States, double Probability)> Of(HiddenMarkovModel model, int[] ids)
    {
        IEnumerable<int[]> paths = [[]];
        foreach (var _ in ids)
            paths = paths.SelectMany(path => Enumerable.Range(0, model.States).Select(state => (int[])[.. path, state]));
        return [.. paths.Select(path => (path, Joint(model, path, ids)))];
    }

    /// <summary>How often each transition, emission and first state is to be expected.</summary>
    public static (Matrix<double> A, Matrix<double> E, Matrix<double> Pi) Expected(HiddenMarkovModel model, IEnumerable<int[]> sequences)
    {
        var (a, e, pi) = (Matrix<double>.Build.Dense(model.States, model.States), Matrix<double>.Build.Dense(model.Symbols, model.States), Matrix<double>.Build.Dense(model.States, 1));
        foreach (var ids in sequences.Where(ids => ids.Length > 0))
        {
            var paths = Of(model, ids);
            var total = paths.Sum(path => path.Probability);
            foreach (var (states, probability) in paths)
            {
                pi[states[0], 0] += probability / total;
                for (var t = 0; t < ids.Length; t++)
                {
                    e[ids[t], states[t]] += probability / total;
                    if (t > 0)
                        a[states[t], states[t - 1]] += probability / total;
                }
            }
        }
        return (a, e, pi);
    }

    private static double Joint(HiddenMarkovModel model, int[] path, int[] ids) => path.Select((state, t) =>
        (t == 0 ? model.Initial[state] : model.Transition[state, path[t - 1]]) * model.Emission[ids[t], state]).Aggregate(1.0, (product, factor) => product * factor);
}
