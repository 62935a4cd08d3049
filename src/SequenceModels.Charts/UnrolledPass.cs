namespace SequenceModels.Charts;

/// <summary>The way of the numbers through a recurrent network of one unit: forward from step 1 to T, then back from T to 1, as diagrams.</summary>
internal sealed class UnrolledPass(double[] x, double[] h, double[] y, double[] targets, double[] dh, double h0, (double Wxh, double Whh, double Why) weights, int decimals)
{
    private const double StepWidth = 1.6, Ahead = 0.25;

    public int Steps => h.Length;

    /// <summary>The graph after the forward pass has reached step <paramref name="forward"/> and the backward pass has come back to step <paramref name="back"/>, T + 1 where it has not begun.</summary>
    public Figure At(int forward, int back)
    {
        DiagramNode[] nodes =
        [
            .. Layer("y", targets, 0, Role.Target, forward), .. Layer("ŷ", y, 1, Role.Output, forward),
            Box("h", 0, 2, Role.State, Text(h0), "\u00a0", true),
            .. Enumerable.Range(1, Steps).Select(t => Box("h", t, 2, t >= back ? Role.Error : Role.State, Text(H(t)), t >= back ? $"∂L/∂h {Text(dh[t - 1])}" : "\u00a0", t <= forward)),
            .. Layer("x", x, 3, Role.Input, forward),
        ];
        var ids = nodes.Select(node => node.Id).ToHashSet();
        var edges = Enumerable.Range(1, Steps).SelectMany(t => Forward(t, t <= forward).Concat(Backward(t, t >= back)));
        return Chart.Diagram(back > Steps ? ForwardTitle(forward) : BackwardTitle(back), nodes, [.. edges.Where(edge => ids.Contains(edge.From) && ids.Contains(edge.To))]);
    }

    private IEnumerable<DiagramNode> Layer(string name, double[] values, double row, Role role, int reached) =>
        from t in Enumerable.Range(1, Steps)
        where !double.IsNaN(values[t - 1])
        select Box(name, t, row, role, Text(values[t - 1]), "", t <= reached);

    // A box that is not reached has its name and keeps the room for its number.
    private static DiagramNode Box(string name, int t, double row, Role role, string number, string second, bool reached) =>
        new($"{name}{t}", $"{Name(name, t)}\n{(reached ? number : "\u00a0")}\n{second}".TrimEnd('\n'), t * StepWidth, row, role) { Opacity = reached ? 1 : Ahead };

    private DiagramEdge[] Forward(int t, bool reached)
    {
        DiagramEdge Edge(string from, string to, string label) => new(from, to, label, Role.State) { Opacity = reached ? 1 : Ahead };
        return
        [
            Edge($"x{t}", $"h{t}", $"{Text(weights.Wxh)}·{Text(x[t - 1])}"), Edge($"h{t - 1}", $"h{t}", $"{Text(weights.Whh)}·{Text(H(t - 1))}"),
            Edge($"h{t}", $"ŷ{t}", $"{Text(weights.Why)}·{Text(H(t))}"), Edge($"ŷ{t}", $"y{t}", "loss"),
        ];
    }

    // Back through time: ∂L/∂h_{t+1} and what the chain rule multiplies it by.
    private IEnumerable<DiagramEdge> Backward(int t, bool reached)
    {
        DiagramEdge Edge(string from, string to, string label) => new(from, to, label, Role.Error) { Opacity = reached ? 1 : 0 };
        if (HasLoss(t))
            yield return Edge($"ŷ{t}", $"h{t}", t == Steps ? Text(dh[t - 1]) : "");
        if (t < Steps)
            yield return Edge($"h{t + 1}", $"h{t}", $"{Factor(t)}·{Text(dh[t])}");
    }

    // ∂h_{t+1}/∂h_t, which is a number that one can tell from the gradients where no other path reaches h_t.
    private string Factor(int t) => HasLoss(t) || dh[t] == 0 ? $"{Name("∂h", t + 1)}/{Name("∂h", t)}" : Text(dh[t - 1] / dh[t]);

    private string ForwardTitle(int t)
    {
        string input = double.IsNaN(x[t - 1]) ? "" : $"{Name("x", t)} = {Text(x[t - 1])} and ";
        string output = double.IsNaN(y[t - 1]) ? "" : $", and the output is {Text(y[t - 1])}";
        return $"Forward, step {t} of {Steps}: from {input}{Name("h", t - 1)} = {Text(H(t - 1))} comes {Name("h", t)} = {Text(H(t))}{output}";
    }

    private string BackwardTitle(int t)
    {
        string later = $"what comes back through {Name("h", t + 1)}";
        string source = t == Steps ? "the loss of this step" : HasLoss(t) ? $"the loss of this step and {later}" : later;
        return $"Backward, step {t} of {Steps}: {Name("∂L/∂h", t)} = {Text(dh[t - 1])}, from {source}";
    }

    private static string Name(string letter, int t) => letter + LessonCharts.Subscript(t);

    private bool HasLoss(int t) => !double.IsNaN(y[t - 1]) && (targets.All(double.IsNaN) || !double.IsNaN(targets[t - 1]));

    private double H(int t) => t == 0 ? h0 : h[t - 1];

    private string Text(double value) => Math.Round(value, decimals).ToString("0.##########", CultureInfo.InvariantCulture);
}
