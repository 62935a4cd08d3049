namespace SequenceModels.Layers;

/// <summary>h_1 … h_T from x_1 … x_T and a state: what a model, a trainer and the gradient check need of a layer.</summary>
public interface ISequenceLayer
{
    /// <summary>D, numbers in x_t.</summary>
    int InputSize { get; }

    /// <summary>V, where x_t is not a vector but the number of one of V symbols; default none.</summary>
    int? SymbolCount => null;

    /// <summary>Numbers in h_t.</summary>
    int OutputSize { get; }

    /// <summary>Whether the last <see cref="OutputSize"/> rows of the final H say what the layer has made of the whole sequence; default yes.</summary>
    bool EndsInState => true;

    /// <summary>The layers that this one is made of, in the order in which they read; default none.</summary>
    IReadOnlyList<ISequenceLayer> Layers => [];

    /// <summary>Whether the state that is handed on says all that the steps to come need to know of the past, so that x may be fed piece by piece; default: if it is so for all layers inside.</summary>
    /// <remarks>Not so where a step looks at other steps (attention), knows its place, or is read from the end.</remarks>
    bool StateCarriesPast => Layers.All(layer => layer.StateCarriesPast);

    /// <summary>Whether something is dropped when <see cref="Forward"/> is given a source of masks; default: if it is so in a layer inside.</summary>
    bool HasDropout => Layers.Any(layer => layer.HasDropout);

    /// <summary>M, where the layer looks back at the <see cref="State.Memory"/> of an encoder that gives M numbers a step; default: what a layer inside looks back at, if one does.</summary>
    int? MemorySize => Layers.Select(layer => layer.MemorySize).FirstOrDefault(size => size is not null);

    /// <summary>All that is learnt.</summary>
    IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>The state before the first step when nothing is known: zeros.</summary>
    /// <param name="batch">B ≥ 1.</param>
    State ZeroState(int batch);

    /// <summary>h_1 … h_T. Layers carry no state by themselves: it comes in and goes out here.</summary>
    /// <param name="x">x_1 … x_T.</param>
    /// <param name="initial">The state before the first step, default zeros. Pass the last chunk's <see cref="RecurrentTape.Final"/> to carry it on.</param>
    /// <param name="lengths">Steps of each example, 1 … T; default T for all. Past its length an example's h is 0, and its x does not matter.</param>
    /// <param name="dropout">Where masks are drawn from; default none: nothing is dropped, as an evaluation wants it.</param>
    /// <exception cref="ArgumentException">Something does not fit the weights, or is not a number.</exception>
    RecurrentTape Forward(Sequence x, State? initial = null, IReadOnlyList<int>? lengths = null, Random? dropout = null);

    /// <summary>As <see cref="Forward"/>, where nobody asks for a way back: the tape holds h_1 … h_T and the final state, and of the rest what happens to be there.</summary>
    internal RecurrentTape Predict(Sequence x, State? initial, IReadOnlyList<int>? lengths) => Forward(x, initial, lengths);

    /// <summary>From ∂L/∂h_t to all gradients. Adds to the parameters' gradients.</summary>
    /// <param name="tape">What <see cref="Forward"/> returned.</param>
    /// <param name="dH">∂L/∂h_t for each t; what it says past an example's length does not matter.</param>
    /// <param name="dFinal">∂L/∂ the final state, default none.</param>
    /// <exception cref="ArgumentException">A gradient has not the shape of what it belongs to.</exception>
    RecurrentGradient Backward(RecurrentTape tape, Sequence dH, State? dFinal = null);

    /// <summary>As <see cref="Backward"/>, where nobody asks for ∂L/∂x_t.</summary>
    internal void BackwardToWeights(RecurrentTape tape, Sequence dH, State? dFinal) => Backward(tape, dH, dFinal);
}
