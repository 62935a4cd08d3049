using SequenceModels.Layers;
using SequenceModels.Optimizers;

namespace SequenceModels.Tests.Reference;

/// <summary>PyTorch's recurrent layers have two biases with the same gradient; ours is their sum, so it moves by two of their steps.</summary>
internal sealed class TwoBiases(SequenceModel model, Func<IReadOnlyList<Parameter>, Optimizer> make) : Optimizer(model.Parameters, 1)
{
    private readonly Optimizer all = make(model.Parameters);
    private readonly Optimizer second = make([model.Recurrent.Cell.Bh]);

    public override void Step()
    {
        all.Step();
        second.Step();
    }
}
