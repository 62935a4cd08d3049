using System.Text.Json.Nodes;
using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Optimizers;
using SequenceModels.Tests.Reference;
using SequenceModels.Training;

namespace SequenceModels.Tests.Golden;

/// <summary>Whole training runs of PyTorch: "hello" for twenty steps, and truncated backpropagation through chunks.</summary>
public class TrainingVectors
{
    public static TheoryData<string> Traces => [.. GoldenFile.Paths("hello_rnn_*.json"), .. GoldenFile.Paths("abracadabra_rnn_*.json")];

    public static TheoryData<string> Truncated => GoldenFile.Data("tbptt_rnn*.json");

    [Theory]
    [MemberData(nameof(Traces))]
    public void Twenty_steps_of_training_follow_PyTorch(string path)
    {
        var file = new GoldenFile(path);
        var model = Model(file);
        var attributes = file["attributes"];
        var optimizer = TwoBiases(file, model, parameters => TorchOptions.Optimizer((string)attributes["optimizer"]!, attributes["optimizer_options"]!, parameters), (double?)attributes["clip_grad_norm"]);
        var trainer = new Trainer<int[]>(model, new SoftmaxCrossEntropy(), optimizer);
        var batch = new Batch<int[]>(GoldenFile.Sequence(file["inputs"]["x"]!), GoldenFile.Integers(file["inputs"]["targets"]!));
        foreach (var (step, loss) in file["losses"].AsArray().Index())
        {
            file.Near((double)loss!, trainer.Step(batch).Loss, $"loss {step}");
            if (step == 0 && attributes["clip_grad_norm"] is null)
                CompareGradients(file, file["first_gradients"], model);
        }
        file.Near((double)file["final_loss"], trainer.Evaluate([batch]), "final loss");
        file.Near(GoldenFile.Matrix(file["final_logits"]).Transpose(), model.Forward(batch.X).Prediction, "final logits");
        file.Near(GoldenFile.Matrix(file["final_weights"]["rnn.weight_hh_l0"]!), model.Recurrent.Cell.Whh.Value, "final W_hh");
        file.Near(GoldenFile.Matrix(file["final_weights"]["linear.weight"]!), model.Dense.Why.Value, "final W_hy");
    }

    [Theory]
    [MemberData(nameof(Truncated))]
    public void A_carried_state_gives_the_chunks_of_PyTorch(string path)
    {
        var file = new GoldenFile(path);
        var model = Model(file);
        var loss = new SoftmaxCrossEntropy();
        var x = GoldenFile.Sequence(file["inputs"]["x"]!);
        int[] targets = GoldenFile.Integers(file["inputs"]["targets"]!);
        double? rate = (double?)file["attributes"]["sgd_lr_after_each_chunk"];
        var optimizer = TwoBiases(file, model, parameters => new Sgd(parameters, rate ?? 1));
        State? state = null;
        foreach (var chunk in file["chunks"].AsArray())
        {
            var (from, to) = ((int)chunk!["from"]!, (int)chunk["to"]!);
            int[] target = targets[(from * x.Batch)..(to * x.Batch)];
            optimizer.ZeroGradients();
            var tape = model.Forward(x.Slice(from, to - from), state);
            file.Near((double)chunk["loss"]!, loss.Loss(tape.Prediction, target), $"loss of chunk {from}");
            model.Backward(tape, loss.Gradient(tape.Prediction, target));
            CompareGradients(file, chunk["gradients"]!, model);
            file.Near(GoldenFile.Sequence(chunk["state_after"]!["h"]!)[0], tape.Final.H, $"state after chunk {from}");
            if (rate is not null)
                optimizer.Step();
            state = tape.Final;
        }
    }

    private static SequenceModel Model(GoldenFile file)
    {
        var weights = file["weights"];
        var (wxh, why) = (GoldenFile.Matrix(weights["rnn.weight_ih_l0"]!), GoldenFile.Matrix(weights["linear.weight"]!));
        var model = SequenceModel.Rnn(wxh.ColumnCount, wxh.RowCount, why.RowCount, new Random(0));
        model.Recurrent.Cell.Wxh.Set(wxh);
        model.Recurrent.Cell.Whh.Set(GoldenFile.Matrix(weights["rnn.weight_hh_l0"]!));
        model.Recurrent.Cell.Bh.Set(GoldenFile.Matrix(weights["rnn.bias_ih_l0"]!) + GoldenFile.Matrix(weights["rnn.bias_hh_l0"]!));
        model.Dense.Why.Set(why);
        model.Dense.By.Set(GoldenFile.Matrix(weights["linear.bias"]!));
        return model;
    }

    private static TwoBiases TwoBiases(GoldenFile file, SequenceModel model, Func<IReadOnlyList<Parameter>, Optimizer> make, double? clipNorm = null) =>
        new(model, GoldenFile.Matrix(file["weights"]["rnn.bias_ih_l0"]!), GoldenFile.Matrix(file["weights"]["rnn.bias_hh_l0"]!), make, clipNorm);

    private static void CompareGradients(GoldenFile file, JsonNode expected, SequenceModel model)
    {
        file.Near(GoldenFile.Matrix(expected["rnn.weight_ih_l0"]!), model.Recurrent.Cell.Wxh.Gradient, "gradient of W_xh");
        file.Near(GoldenFile.Matrix(expected["rnn.weight_hh_l0"]!), model.Recurrent.Cell.Whh.Gradient, "gradient of W_hh");
        file.Near(GoldenFile.Matrix(expected["rnn.bias_ih_l0"]!), model.Recurrent.Cell.Bh.Gradient, "gradient of b_h");
        file.Near(GoldenFile.Matrix(expected["linear.weight"]!), model.Dense.Why.Gradient, "gradient of W_hy");
        file.Near(GoldenFile.Matrix(expected["linear.bias"]!), model.Dense.By.Gradient, "gradient of b_y");
    }
}
