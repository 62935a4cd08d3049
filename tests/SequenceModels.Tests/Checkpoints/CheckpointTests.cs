using SequenceModels.Checkpoints;
using SequenceModels.Layers;
using SequenceModels.Numerics;
using SequenceModels.Optimizers;
using SequenceModels.Tests.Data;
using SequenceModels.Tests.Reference;

namespace SequenceModels.Tests.Checkpoints;

public sealed class CheckpointTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Cells => CellKind.Names;

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_model_that_is_loaded_computes_what_the_saved_one_computes(string kind) => Case.ForAll(10, largest: 6, at =>
    {
        var random = at.Random();
        SequenceModel Make() => SequenceModel.Of(CellKind.Named(kind).Make(at.D, at.H, random), at.Batch, random);
        var (saved, loaded) = (Make(), Make());
        Checkpoint.Of(saved).Save(PathOf("model"));
        Checkpoint.Of(loaded).Load(PathOf("model"));
        foreach (var (expected, actual) in saved.Parameters.Zip(loaded.Parameters))
            Assert.Equal(expected.Value, actual.Value);
        var x = at.Input(random);
        Assert.Equal(saved.Forward(x).Prediction, loaded.Forward(x).Prediction);
    });

    [Fact]
    public void Names_and_shapes_are_those_of_PyTorch()
    {
        Checkpoint.Of(SequenceModel.Gru(5, 2, 3, new Random(1))).Save(PathOf("model"), TensorType.F32);
        using var file = SafetensorsFile.Open(PathOf("model"));
        Assert.Equal(
            ["linear.bias F32 [3]", "linear.weight F32 [3, 2]", "rnn.bias_hh_l0 F32 [6]", "rnn.bias_ih_l0 F32 [6]", "rnn.weight_hh_l0 F32 [6, 2]", "rnn.weight_ih_l0 F32 [6, 5]"],
            file.Tensors.Select(entry => $"{entry.Key} {entry.Value}").Order(StringComparer.Ordinal));
        Assert.Equal("pt", file.Metadata["format"]);
    }

    [Fact]
    public void Two_biases_are_added_when_loaded_and_the_second_is_zeros_when_saved()
    {
        var model = SequenceModel.Lstm(1, 1, 1, new Random(2));
        Write(model, ("rnn.bias_ih_l0", [1, 2, 3, 4]), ("rnn.bias_hh_l0", [10, 20, 30, 40]));
        Checkpoint.Of(model).Load(PathOf("model"));
        Assert.Equal([11, 22, 33, 44], model.Recurrent.Cell.Bh.Value.Column(0));

        Checkpoint.Of(model).Save(PathOf("model"));
        using var file = SafetensorsFile.Open(PathOf("model"));
        Assert.Equal([11, 22, 33, 44], file.Read("rnn.bias_ih_l0").Values);
        Assert.Equal([0, 0, 0, 0], file.Read("rnn.bias_hh_l0").Values);
    }

    [Fact]
    public void The_bias_inside_the_reset_of_a_gru_is_kept_apart()
    {
        var model = SequenceModel.Gru(1, 1, 1, new Random(3));
        Write(model, ("rnn.bias_ih_l0", [1, 2, 3]), ("rnn.bias_hh_l0", [10, 20, 30]));
        Checkpoint.Of(model).Load(PathOf("model"));
        Assert.Equal([11, 22, 3], model.Recurrent.Parameters[2].Value.Column(0));
        Assert.Equal([30], model.Recurrent.Parameters[3].Value.Column(0));

        Checkpoint.Of(model).Save(PathOf("model"));
        using var file = SafetensorsFile.Open(PathOf("model"));
        Assert.Equal([0, 0, 30], file.Read("rnn.bias_hh_l0").Values);
    }

    [Fact]
    public void Missing_biases_load_as_zeros_but_one_alone_is_an_error()
    {
        var model = SequenceModel.Rnn(2, 3, 1, new Random(4));
        Write(model, without: ["rnn.bias_ih_l0", "rnn.bias_hh_l0", "linear.bias"]);
        Checkpoint.Of(model).Load(PathOf("model"));
        Assert.Equal(0, model.Recurrent.Cell.Bh.Value.FrobeniusNorm() + model.Dense.By.Value.FrobeniusNorm());

        Write(model, without: ["rnn.bias_hh_l0"]);
        Assert.Contains("lacks rnn.bias_hh_l0", Refused(model), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_another_model_is_refused_and_nothing_has_changed()
    {
        var model = SequenceModel.Lstm(2, 3, 1, new Random(5));
        var before = model.Parameters.Select(parameter => parameter.Value.Clone()).ToList();

        Write(SequenceModel.Lstm(2, 4, 1, new Random(6)));
        Assert.Contains("but the model's is [12, 2]", Refused(model), StringComparison.Ordinal);
        Write(SequenceModel.Gru(2, 3, 1, new Random(6)));
        Assert.Contains($"is {TensorNumbers.Own} [9, 2], but the model's is [12, 2]", Refused(model), StringComparison.Ordinal);
        Write(SequenceModel.Lstm(2, 3, 1, new Random(6)), ("rnn.weight_ih_l1", [0]));
        Assert.Contains("has rnn.weight_ih_l1", Refused(model), StringComparison.Ordinal);
        Write(SequenceModel.Lstm(2, 3, 1, new Random(6)), without: ["linear.weight"]);
        Assert.Contains("lacks linear.weight and has nothing", Refused(model), StringComparison.Ordinal);
        Checkpoint.Of(SequenceModel.Lstm(2, 3, 1, new Random(6)), layer: "lstm.", dense: "fc.").Save(PathOf("model"));
        Assert.Contains("lacks rnn.weight_ih_l0, rnn.weight_hh_l0", Refused(model), StringComparison.Ordinal);

        Assert.Equal(before, model.Parameters.Select(parameter => parameter.Value));
    }

    [Fact]
    public void A_tensor_of_whole_numbers_is_refused_and_nothing_has_changed()
    {
        var model = SequenceModel.Rnn(1, 1, 1, new Random(7));
        double before = model.Recurrent.Cell.Wxh.Value[0, 0];
        const string one = "\"shape\":[1,1],\"data_offsets\"", bias = "\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\"";
        File.WriteAllBytes(PathOf("model"), HostileFile.Bytes(
            $"{{\"rnn.weight_ih_l0\":{{\"dtype\":\"F32\",{one}:[0,4]}},\"rnn.weight_hh_l0\":{{\"dtype\":\"I32\",{one}:[4,8]}},\"linear.weight\":{{\"dtype\":\"F32\",{one}:[8,12]}},"
            + $"\"linear.bias\":{{{bias}:[12,16]}}}}", new byte[16]));
        Assert.Contains("rnn.weight_hh_l0", Refused(model), StringComparison.Ordinal);
        Assert.Equal(before, model.Recurrent.Cell.Wxh.Value[0, 0]);
    }

    [Fact]
    public void A_part_of_a_file_can_be_taken()
    {
        var saved = SequenceModel.Lstm(2, 3, 4, new Random(8));
        Checkpoint.Of(saved).Save(PathOf("model"));
        var other = SequenceModel.Lstm(2, 3, 1, new Random(9));
        var part = new Checkpoint().Add("rnn.", other.Recurrent);
        Assert.Contains("ignoreOthers", Assert.Throws<InvalidDataException>(() => part.Load(PathOf("model"))).Message, StringComparison.Ordinal);
        part.Load(PathOf("model"), ignoreOthers: true);
        Assert.Equal(saved.Recurrent.Cell.Whh.Value, other.Recurrent.Cell.Whh.Value);
    }

    [Fact]
    public void A_prefix_is_given_once() =>
        Assert.Contains("rnn.weight_ih_l0 is taken", Assert.Throws<ArgumentException>(() =>
            Checkpoint.Of(SequenceModel.Rnn(1, 1, 1, new Random(1))).Add("rnn.", SequenceModel.Rnn(1, 1, 1, new Random(1)).Recurrent)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_name_that_would_swallow_another_is_refused_when_it_is_added()
    {
        var model = SequenceModel.Rnn(1, 1, 1, new Random(1));
        var optimizer = new Adam(model.Parameters);
        Action[] swallowing =
        [
            () => new Checkpoint().Add("optimizer.", model.Recurrent).Add(optimizer),
            () => new Checkpoint().Add(optimizer).Add("optimizer.", model.Recurrent),
            () => new Checkpoint().Add(optimizer, "opt").Add(optimizer, "opt.b"),
            () => new Checkpoint().Add(optimizer, "opt.b").Add(optimizer, "opt"),
        ];
        foreach (var add in swallowing)
            Assert.Contains("taken for a part of", Assert.Throws<ArgumentException>(add).Message, StringComparison.Ordinal);
        var all = new Checkpoint().Add("optim", model.Recurrent).Add(optimizer, "opt").Add(optimizer, "optimizer").Add(new ResumableRandom(1), "opt.order");
        all.Save(PathOf("model"));
        all.Load(PathOf("model"));
    }

    [Fact]
    public void A_number_that_32_bits_would_make_infinite_is_refused()
    {
        var model = SequenceModel.Rnn(1, 1, 1, new Random(1));
        model.Dense.By.Value[0, 0] = (Real)1e300;
        if (double.IsFinite(model.Dense.By.Value[0, 0]))    // it is not where the library itself computes with 32 bits
            Assert.Contains("'linear.bias' has the number 1E+300", Assert.Throws<ArgumentException>(() => Checkpoint.Of(model).Save(PathOf("model"), TensorType.F32)).Message, StringComparison.Ordinal);
        Checkpoint.Of(model).Save(PathOf("model"));
    }

    /// <summary>A model's checkpoint with some tensors of one size replaced, added or left out.</summary>
    private void Write(SequenceModel model, params (string Name, double[] Values)[] replaced) => Write(model, [], replaced);

    private void Write(SequenceModel model, string[] without, params (string Name, double[] Values)[] replaced)
    {
        Checkpoint.Of(model).Save(PathOf("model"));
        Dictionary<string, Tensor> tensors;
        using (var file = SafetensorsFile.Open(PathOf("model")))
            tensors = file.Tensors.Keys.Except(without).ToDictionary(name => name, file.Read);
        foreach (var (name, values) in replaced)
            tensors[name] = new Tensor([values.Length], [.. values.Select(value => (Real)value)]);
        SafetensorsFile.Write(PathOf("model"), tensors);
    }

    private string Refused(SequenceModel model) => Assert.Throws<InvalidDataException>(() => Checkpoint.Of(model).Load(PathOf("model"))).Message;

    private string PathOf(string name) => Path.Combine(folder.FullName, name);
}
