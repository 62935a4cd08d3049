using SequenceModels.Data;

namespace SequenceModels.Probability;

/// <summary>P(x_1 … x_T) = Σ over all paths H_1 … H_T of P(H_1 … H_T, x_1 … x_T): the definition, summed term by term.</summary>
/// <remarks>
/// The naive twin of <see cref="HiddenMarkovModel"/>, with the same members: H^T terms where filtering needs H²·T.
/// For short sequences only. Derived in lesson 03-latent-autoregressive-models.
/// </remarks>
/// <param name="model">The model whose paths are enumerated.</param>
public sealed class HiddenMarkovEnumeration(HiddenMarkovModel model)
{
    private readonly HiddenMarkovModel model = Given(model);

    private const double MostPaths = 1_000_000;

    /// <summary>P(H_t | x_1 … x_t) for each t, [H×T].</summary>
    /// <param name="ids">T symbols 0 … V−1, with H^T at most a million.</param>
    /// <exception cref="ArgumentException">There are too many paths, or a symbol is impossible after those before it.</exception>
    public Matrix<Real> Filter(ReadOnlySpan<int> ids)
    {
        var filtered = Matrix<Real>.Build.Dense(model.States, ids.Length);
        for (var t = 0; t < ids.Length; t++)
        {
            var joint = JointWithLastState(ids[..(t + 1)]);
            filtered.SetColumn(t, joint.Sum() > 0 ? joint / joint.Sum() : throw HiddenMarkovModel.Impossible(ids[t], t));
        }

        return filtered;
    }

    /// <summary>P(x_t | x_1 … x_{t−1}) = P(x_1 … x_t) / P(x_1 … x_{t−1}) for each t, [V×T].</summary>
    /// <param name="ids">T symbols 0 … V−1, with H^T at most a million.</param>
    /// <exception cref="ArgumentException">There are too many paths, or a symbol is impossible after those before it.</exception>
    public Matrix<Real> Predictive(ReadOnlySpan<int> ids)
    {
        var predictive = Matrix<Real>.Build.Dense(model.Symbols, ids.Length);
        for (var t = 0; t < ids.Length; t++)
        {
            var before = t == 0 ? 1 : JointWithLastState(ids[..t]).Sum();
            if (before <= 0)
                throw HiddenMarkovModel.Impossible(ids[t - 1], t - 1);
            for (var symbol = 0; symbol < model.Symbols; symbol++)
                predictive[symbol, t] = JointWithLastState([.. ids[..t], symbol]).Sum() / before;
        }

        return predictive;
    }

    /// <summary>ln P(x_1 … x_T), in nats.</summary>
    /// <param name="ids">T symbols 0 … V−1, with H^T at most a million.</param>
    /// <exception cref="ArgumentException">There are too many paths.</exception>
    public double LogLikelihood(ReadOnlySpan<int> ids) => ids.IsEmpty ? 0 : Math.Log(JointWithLastState(ids).Sum());

    /// <summary>P(H_T = i, x_1 … x_T) for each state i, [H].</summary>
    private Vector<Real> JointWithLastState(ReadOnlySpan<int> ids)
    {
        Ids.Check(ids, model.Symbols);
        var paths = Math.Pow(model.States, ids.Length);
        if (paths > MostPaths)
            throw new ArgumentException(
                $"{model.States} states over {ids.Length} steps make {paths:G3} paths, more than {MostPaths:N0}: "
                + "give a shorter sequence, or use HiddenMarkovModel.");
        var joint = Vector<Real>.Build.Dense(model.States);
        for (var number = 0; number < paths; number++)
        {
            var path = Path(number, ids.Length);
            joint[path[^1]] += (Real)Joint(path, ids);
        }

        return joint;
    }

    /// <summary>The path whose states are the digits of a number in base H.</summary>
    private int[] Path(int number, int length)
    {
        var path = new int[length];
        for (var t = 0; t < length; t++, number /= model.States)
            path[t] = number % model.States;
        return path;
    }

    private double Joint(int[] path, ReadOnlySpan<int> ids)
    {
        double product = model.Initial[path[0]] * model.Emission[ids[0], path[0]];
        for (var t = 1; t < path.Length; t++)
            product *= model.Transition[path[t], path[t - 1]] * model.Emission[ids[t], path[t]];
        return product;
    }
}
