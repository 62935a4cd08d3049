using System.Collections.ObjectModel;

namespace SequenceModels.Parameters;

/// <summary>Parameters, each once, in the order in which they first came: what is used twice is learnt, clipped, counted, shrunk and saved once.</summary>
/// <remarks>Two parameters are the same when they are the same object, whatever their names and numbers.</remarks>
internal sealed class ParameterSet : ReadOnlyCollection<Parameter>
{
    private ParameterSet(List<Parameter> parameters)
        : base(parameters)
    {
    }

    /// <summary>Each once; a set as it is.</summary>
    public static ParameterSet Of(IEnumerable<Parameter> parameters) => Given(parameters) as ParameterSet ?? new([.. parameters.Distinct()]);

    public void ZeroGradients()
    {
        for (int p = 0; p < Count; p++)
            this[p].ZeroGradient();
    }
}
