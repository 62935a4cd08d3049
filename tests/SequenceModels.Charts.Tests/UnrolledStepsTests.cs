namespace SequenceModels.Charts.Tests;

public class UnrolledStepsTests
{
    private static readonly Figure Figure = Chart.UnrolledSteps("t", [1, double.NaN, 0], [0.4, 0.2, 0.5], [double.NaN, 0.1, 0.7], 0.5, 0.25, 0.9, dh: [0.01, 0.02, 0.08], targets: [double.NaN, 1, 0]);

    [Fact]
    public void It_goes_forward_through_all_steps_and_then_back() =>
        Assert.Equal(
            ["forward, t = 1", "forward, t = 2", "forward, t = 3", "backward, t = 3", "backward, t = 2", "backward, t = 1"],
            Figure.Json()["layout"]!["sliders"]![0]!["steps"]!.AsArray().Select(step => (string)step!["label"]!));

    [Fact]
    public void Arrows_carry_weight_times_value_and_gradients_their_factor_where_it_is_known()
    {
        string[] texts = [.. Figure.Json()["layout"]!["annotations"]!.AsArray().Select(annotation => (string)annotation!["text"]!)];
        Assert.Superset(new HashSet<string> { "0.5·1", "0.25·0.4", "0.9·0.5", "0.5·0.02", "∂h₃/∂h₂·0.08", "0.08" }, texts.ToHashSet());
        Assert.Equal(2, texts.Count(text => text.StartsWith("0.5·", StringComparison.Ordinal) && text != "0.5·0.02"));
    }

    [Fact]
    public void Each_stage_says_what_happens_there()
    {
        string[] words = [.. Figure.Json()["layout"]!["sliders"]![0]!["steps"]!.AsArray().Select(step => ((string)step!["args"]![1]!["title.subtitle.text"]!).Replace("<br>", " "))];
        Assert.Equal("Forward, step 1 of 3: from x₁ = 1 and h₀ = 0 comes h₁ = 0.4", words[0]);
        Assert.Equal("Forward, step 2 of 3: from h₁ = 0.4 comes h₂ = 0.2, and the output is 0.1", words[1]);
        Assert.Equal("Backward, step 3 of 3: ∂L/∂h₃ = 0.08, from the loss of this step", words[3]);
        Assert.Equal("Backward, step 2 of 3: ∂L/∂h₂ = 0.02, from the loss of this step and what comes back through h₃", words[4]);
        Assert.Equal("Backward, step 1 of 3: ∂L/∂h₁ = 0.01, from what comes back through h₂", words[5]);
    }

    [Fact]
    public void Lists_of_different_length_are_counted_in_the_message() =>
        Assert.Contains("1 inputs, 2 states, 2 outputs, 1 gradients", Assert.Throws<ArgumentException>(() => Chart.UnrolledSteps("t", [1], [1, 2], [1, 2], 1, 1, 1, dh: [1])).Message);
}
