using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Data;
using SequenceModels.Lessons;
using SequenceModels.Tests.Training;
using SequenceModels.Training;

namespace SequenceModels.Charts.Tests;

/// <summary>What the library computes, made ready for a chart or a table.</summary>
public class LibraryChartTests
{
    [Fact]
    public void The_tree_holds_what_was_kept_and_the_best_of_what_was_not()
    {
        var decoder = MisleadingDecoder.Make();
        var nodes = new BeamSearch(decoder, 0, 2, width: 2).Tree(decoder.Layer.ZeroState(1), new Vocabulary(["·", "a", "b", "c"]), dropped: 1);
        Assert.Equal(["·", "a", "b"], nodes.Take(3).Select(node => node.Text));
        Assert.Equal(1 + 2 * 3, nodes.Count);
        Assert.Equal(2, nodes.Count(node => !node.Kept));
        var best = nodes.Where(node => node.Parent == nodes[2].Id).MaxBy(node => node.LogProbability)!;
        Assert.Equal(("c", true), (best.Text, best.Kept));
    }

    [Fact]
    public void A_tree_marks_the_answer_that_was_chosen_though_others_are_longer()
    {
        var decoder = ChainDecoder.Make();
        var vocabulary = Vocabulary.FromText("$abcdef");
        var nodes = new BeamSearch(decoder, 1, length: 7, width: 4, end: 0).Tree(decoder.Layer.ZeroState(1), vocabulary);
        Assert.Equal(("$", "0"), (nodes.Single(node => node.Best).Text, nodes.Single(node => node.Best).Parent));
        nodes = new BeamSearch(decoder, 1, length: 7, width: 4, end: 0, alpha: 1).Tree(decoder.Layer.ZeroState(1), vocabulary);
        Assert.Equal(5 * Math.Log(0.7), nodes.Single(node => node.Best).LogProbability, 1e-5);
    }

    [Fact]
    public void A_tree_of_two_examples_is_refused_in_words()
    {
        var decoder = MisleadingDecoder.Make();
        var error = Assert.Throws<ArgumentException>(() => new BeamSearch(decoder, 0, 5).Tree(decoder.Layer.ZeroState(2), Vocabulary.FromText("abcd")));
        Assert.Contains("there are 2 examples", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_history_has_curves_for_a_figure()
    {
        TrainingProgress[] epochs = [new(1, 3, 3, 4), new(2, 3, 1, 2), new(3, 3, 2, 5)];
        var history = new TrainingHistory([3, 1, 2], epochs);
        Assert.Equal(["training", "held out"], history.Curves.Select(curve => curve.Name));
        Assert.Equal([4.0, 2, 5], history.Curves[1].Values);
        var alone = history with { Epochs = [.. epochs.Select(epoch => epoch with { HeldOut = double.NaN })] };
        Assert.Equal([3.0, 1, 2], Assert.Single(alone.Curves).Values);
    }

    [Fact]
    public void A_right_formula_is_shown_beside_the_two_that_do_not_know_it()
    {
        string text = ThreeWays.Agree("squares", ThreeWays.Of("∂x²/∂x", 0.6, x => x * x, at: 0.3)).ToString();
        Assert.StartsWith("✔ squares; largest difference below 1e-9", text, StringComparison.Ordinal);
        Assert.Equal(3, text.Split("0.600000").Length - 1);
    }

    [Fact]
    public void A_wrong_formula_stops_the_lesson_and_is_named()
    {
        var right = ThreeWays.Of("∂x²/∂x", 6, x => x * x, at: 3);
        var wrong = ThreeWays.Of("∂x³/∂x", 9, x => x * x * x, at: 3);
        string message = Assert.Throws<InvalidOperationException>(() => ThreeWays.Agree("powers", right, wrong)).Message;
        Assert.StartsWith("✘ powers: ∂x³/∂x is 9 by formula, 27", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_difference_in_one_entry_is_enough()
    {
        var formula = Matrix<double>.Build.DenseOfArray(new[,] { { 1, 0 }, { 1e-8, 1 } });
        Assert.Throws<InvalidOperationException>(() => ThreeWays.Agree("identity", ThreeWays.Of("∂x/∂x", formula, x => x, [0.5, 2])));
    }

    [Fact]
    public void Not_a_number_never_agrees() =>
        Assert.Throws<InvalidOperationException>(() => ThreeWays.Agree("NaN", ThreeWays.Of("∂x/∂x", double.NaN, x => x, 1)));

    [Fact]
    public void Nothing_proves_nothing() => Assert.Throws<InvalidOperationException>(() => ThreeWays.Agree("nothing"));
}
