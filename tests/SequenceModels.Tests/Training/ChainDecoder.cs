using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Layers;

namespace SequenceModels.Tests.Training;

/// <summary>After 1 … 5 the next number has 0.7 and the end, 0, has 0.3; after 6 the end is sure.</summary>
internal static class ChainDecoder
{
    public static SequenceModel Make()
    {
        var cell = new RnnCell(7, 7, new Random(1), Activation.Relu);
        cell.Wxh.Set(Matrix<Real>.Build.DenseIdentity(7));
        cell.Whh.Set(Matrix<Real>.Build.Dense(7, 7));
        cell.Bh.Set(0, 0, 0, 0, 0, 0, 0);
        var dense = new Dense(7, 7, new Random(1));
        dense.Why.Set(Matrix<Real>.Build.Dense(7, 7, (said, read) => (Real)Math.Log(
            said == read + 1 && read > 0 ? 0.7 : said == 0 ? read == 6 ? 1 : 0.3 : 1e-12)));
        dense.By.Set(0, 0, 0, 0, 0, 0, 0);
        return new SequenceModel(new RecurrentLayer(cell), dense);
    }
}
