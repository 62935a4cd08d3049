using System.Text.Json.Nodes;
using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Numerics;

namespace SequenceModels.Tests.Golden;

/// <summary>nn.RNN: outputs, states and all gradients; stacked and bidirectional networks are put together here from single layers.</summary>
public class RnnLayerVectors
{
    public static TheoryData<string> Files => GoldenFile.Data("rnn_*.json");

    [Theory]
    [MemberData(nameof(Files))]
    public void The_recurrent_layer_gives_what_PyTorch_gives(string path)
    {
        var file = new GoldenFile(path);
        var attributes = file["attributes"];
        int directions = (bool)attributes["bidirectional"]! ? 2 : 1;
        var passes = new List<Pass>();
        var x = GoldenFile.Sequence(file["inputs"]["x"]!);
        for (int layer = 0; layer < (int)attributes["num_layers"]!; layer++)
        {
            var together = Enumerable.Range(0, directions).Select(d => Pass.Run(file, layer, d, directions, x)).ToList();
            passes.AddRange(together);
            x = new Sequence(together.Select(pass => pass.Output.Columns).Aggregate((upper, lower) => upper.Stack(lower)), x.Batch);
        }
        file.Near(GoldenFile.Sequence(file["outputs"]["output"]!).Columns, x.Columns, "output");

        var dOutput = GoldenFile.Sequence(file["loss_weights"]["output"]!);
        for (int layer = passes.Count / directions - 1; layer >= 0; layer--)
        {
            var below = passes.GetRange(layer * directions, directions).Select((pass, d) => pass.BackwardAndCompare(dOutput, d)).ToList();
            dOutput = new Sequence(below.Select(dX => dX.Columns).Aggregate((one, other) => one + other), x.Batch);
        }
        file.Near(GoldenFile.Sequence(file["gradients"]["inputs"]!["x"]!).Columns, dOutput.Columns, "gradient of x");
    }

    private sealed record Pass(GoldenFile File, RecurrentLayer Layer, RecurrentTape Tape, int Index, string Suffix, bool Reverse)
    {
        public Sequence Output => Reverse ? Tape.H.Reversed() : Tape.H;

        public static Pass Run(GoldenFile file, int layer, int direction, int directions, Sequence x)
        {
            string suffix = $"l{layer}" + (direction == 1 ? "_reverse" : "");
            var weights = file["weights"];
            var wxh = GoldenFile.Matrix(weights[$"weight_ih_{suffix}"]!);
            var activation = (string)file["attributes"]["nonlinearity"]! == "relu" ? Activation.Relu : Activation.Tanh;
            var cell = new RnnCell(wxh.ColumnCount, wxh.RowCount, new Random(0), activation);
            cell.Wxh.Set(wxh);
            cell.Whh.Set(GoldenFile.Matrix(weights[$"weight_hh_{suffix}"]!));
            cell.Bh.Set(weights[$"bias_ih_{suffix}"] is null
                ? Matrix<Real>.Build.Dense(wxh.RowCount, 1)
                : GoldenFile.Matrix(weights[$"bias_ih_{suffix}"]!) + GoldenFile.Matrix(weights[$"bias_hh_{suffix}"]!));
            int index = layer * directions + direction;
            var initial = file["inputs"]["h0"] is JsonNode h0 ? new State(GoldenFile.Sequence(h0)[index]) : null;
            var recurrent = new RecurrentLayer(cell);
            var pass = new Pass(file, recurrent, recurrent.Forward(direction == 1 ? x.Reversed() : x, initial), index, suffix, direction == 1);
            file.Near(GoldenFile.Sequence(file["outputs"]["h_n"]!)[index], pass.Tape.Final.H, $"h_n of {suffix}");
            return pass;
        }

        public Sequence BackwardAndCompare(Sequence dOutput, int direction)
        {
            int units = Layer.Cell.HiddenSize;
            var own = new Sequence(dOutput.Columns.SubMatrix(direction * units, units, 0, dOutput.Columns.ColumnCount), dOutput.Batch);
            var dFinal = new State(GoldenFile.Sequence(File["loss_weights"]["h_n"]!)[Index]);
            var gradient = Layer.Backward(Tape, Reverse ? own.Reversed() : own, dFinal);

            var expected = File["gradients"]["weights"]!;
            File.Near(GoldenFile.Matrix(expected[$"weight_ih_{Suffix}"]!), Layer.Cell.Wxh.Gradient, $"gradient of W_xh {Suffix}");
            File.Near(GoldenFile.Matrix(expected[$"weight_hh_{Suffix}"]!), Layer.Cell.Whh.Gradient, $"gradient of W_hh {Suffix}");
            if (expected[$"bias_ih_{Suffix}"] is JsonNode bias)
                File.Near(GoldenFile.Matrix(bias), Layer.Cell.Bh.Gradient, $"gradient of b_h {Suffix}");
            if (File["gradients"]["inputs"]!["h0"] is JsonNode h0)
                File.Near(GoldenFile.Sequence(h0)[Index], gradient.Initial.H, $"gradient of h0 {Suffix}");
            return Reverse ? gradient.X.Reversed() : gradient.X;
        }
    }
}
