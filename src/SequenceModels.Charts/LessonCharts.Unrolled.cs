namespace SequenceModels.Charts;

public static partial class LessonCharts
{
    private const double StepWidth = 1.75;

    extension(Chart)
    {
        /// <summary>A recurrent network of one unit unrolled in time, with its numbers in the boxes and along the arrows.</summary>
        /// <remarks>
        /// h_t = f(w_xh·x_t + w_hh·h_{t−1} + b), ŷ_t from w_hy·h_t: <c>Chart.UnrolledGraph("Three steps", x: [1, 0, 1], h: [0.46, 0.23, 0.52], y: [0.4, 0.2, 0.5], 0.5, 0.5, 0.9)</c>.
        /// Derived in lesson 04-the-vanilla-rnn.
        /// </remarks>
        /// <param name="title">What the graph says, in one sentence.</param>
        /// <param name="x">The inputs x_1, …, x_T; NaN where a step has none.</param>
        /// <param name="h">The states h_1, …, h_T.</param>
        /// <param name="y">The outputs ŷ_1, …, ŷ_T; NaN where a step has none.</param>
        /// <param name="wxh">Weight from input to state.</param>
        /// <param name="whh">Weight from state to state.</param>
        /// <param name="why">Weight from state to output.</param>
        /// <param name="h0">The state before the first step. Default: 0.</param>
        /// <param name="targets">What the outputs should be, y_t, or null for none; NaN where a step has none.</param>
        /// <param name="decimals">Digits after the point at most. Default: 3.</param>
        /// <exception cref="ArgumentException">The lists differ in length.</exception>
        public static Figure UnrolledGraph(
            string title, IEnumerable<double> x, IEnumerable<double> h, IEnumerable<double> y, double wxh, double whh, double why,
            double h0 = 0, IEnumerable<double>? targets = null, int decimals = 3)
        {
            AllGiven(x, h, y);
            string Text(double value) => Math.Round(value, decimals).ToString("0.##########", CultureInfo.InvariantCulture);
            IEnumerable<string?> Texts(IEnumerable<double> values) => values.Select(value => double.IsNaN(value) ? null : Text(value));
            return UnrolledGraph(title, Texts(x), Texts(h), Texts(y), Text(h0), targets is null ? null : Texts(targets), $"w_xh {Text(wxh)}", $"w_hh {Text(whh)}", $"w_hy {Text(why)}");
        }

        /// <summary>A recurrent network of any size unrolled in time, one column of numbers a box.</summary>
        /// <remarks>Derived in lesson 04-the-vanilla-rnn.</remarks>
        /// <param name="title">What the graph says, in one sentence.</param>
        /// <param name="x">The inputs x_t [D]; null where a step has none.</param>
        /// <param name="h">The states h_t [H].</param>
        /// <param name="y">The outputs ŷ_t [O]; null where a step has none.</param>
        /// <param name="h0">The state before the first step [H], or null to leave it out.</param>
        /// <param name="decimals">Digits after the point. Default: 2.</param>
        /// <exception cref="ArgumentException">The lists differ in length.</exception>
        public static Figure UnrolledGraph(
            string title, IEnumerable<Vector<double>?> x, IEnumerable<Vector<double>> h, IEnumerable<Vector<double>?> y, Vector<double>? h0 = null, int decimals = 2)
        {
            AllGiven(x, h, y);
            string? Text(Vector<double>? v) => v is null ? null : string.Join('\n', v.Select(value => value.ToString("F" + decimals, CultureInfo.InvariantCulture)));
            return UnrolledGraph(title, x.Select(Text), h.Select(Text), y.Select(Text), Text(h0));
        }

        /// <summary>A recurrent network unrolled in time, with words in the boxes: for showing which steps have an input and which an output.</summary>
        /// <remarks>Derived in lesson 04-the-vanilla-rnn.</remarks>
        /// <param name="title">What the graph says, in one sentence.</param>
        /// <param name="x">What stands in x_1, …, x_T; null where a step has no input.</param>
        /// <param name="h">What stands in h_1, …, h_T; empty for the name alone.</param>
        /// <param name="y">What stands in ŷ_1, …, ŷ_T; null where a step has no output.</param>
        /// <param name="h0">What stands in h_0, or null to leave it out.</param>
        /// <param name="targets">What the outputs should be, or null for none; null where a step has none.</param>
        /// <param name="wxh">What stands beside the arrows from input to state.</param>
        /// <param name="whh">What stands beside the arrows from state to state.</param>
        /// <param name="why">What stands beside the arrows from state to output.</param>
        /// <exception cref="ArgumentException">The lists differ in length.</exception>
        public static Figure UnrolledGraph(
            string title, IEnumerable<string?> x, IEnumerable<string?> h, IEnumerable<string?> y, string? h0 = null, IEnumerable<string?>? targets = null,
            string wxh = "W_xh", string whh = "W_hh", string why = "W_hy")
        {
            AllGiven(x, h, y, wxh, whh, why);
            string?[] inputs = [.. x], states = [.. h], outputs = [.. y], wanted = targets is null ? new string?[states.Length] : [.. targets];
            if (inputs.Length != states.Length || outputs.Length != states.Length || wanted.Length != states.Length)
                throw new ArgumentException($"There are {inputs.Length} inputs, {states.Length} states, {outputs.Length} outputs and {wanted.Length} targets: give one of each a step, null where a step has none.");
            DiagramNode[] nodes =
            [
                .. Layer("y", wanted, 0, Role.Target), .. Layer("ŷ", outputs, 1, Role.Output),
                .. Layer("h", [h0, .. states], 2, Role.State, first: 0), .. Layer("x", inputs, 3, Role.Input),
            ];
            var ids = nodes.Select(node => node.Id).ToHashSet();
            var edges = Enumerable.Range(1, states.Length).SelectMany(t => (DiagramEdge[])
                [($"x{t}", $"h{t}", wxh), ($"h{t - 1}", $"h{t}", whh), ($"h{t}", $"ŷ{t}", why), ($"ŷ{t}", $"y{t}", "loss")]);
            return Diagram(title, nodes, [.. edges.Where(edge => ids.Contains(edge.From) && ids.Contains(edge.To))]);
        }

        /// <summary>A recurrent network of one unit, stepped through by a slider: forward from t = 1 to T with the numbers along the arrows, then the gradients backward from T to 1.</summary>
        /// <remarks>
        /// An arrow forward carries weight · value; an arrow back through time carries ∂h_{t+1}/∂h_t · ∂L/∂h_{t+1}, the factor as a number where h_t has no loss of its own.
        /// Derived in lesson 04-the-vanilla-rnn.
        /// </remarks>
        /// <param name="title">What the graph says, in one sentence; each step says below it what happens there.</param>
        /// <param name="x">The inputs x_1, …, x_T; NaN where a step has none.</param>
        /// <param name="h">The states h_1, …, h_T.</param>
        /// <param name="y">The outputs ŷ_1, …, ŷ_T; NaN where a step has none.</param>
        /// <param name="wxh">Weight from input to state.</param>
        /// <param name="whh">Weight from state to state.</param>
        /// <param name="why">Weight from state to output.</param>
        /// <param name="dh">The gradients ∂L/∂h_1, …, ∂L/∂h_T.</param>
        /// <param name="h0">The state before the first step. Default: 0.</param>
        /// <param name="targets">What the outputs should be, y_t, or null for none; NaN where a step has none, and then no loss.</param>
        /// <param name="decimals">Digits after the point at most. Default: 3.</param>
        /// <exception cref="ArgumentException">The lists are empty or differ in length.</exception>
        public static Figure UnrolledSteps(
            string title, IEnumerable<double> x, IEnumerable<double> h, IEnumerable<double> y, double wxh, double whh, double why,
            IEnumerable<double> dh, double h0 = 0, IEnumerable<double>? targets = null, int decimals = 3)
        {
            AllGiven(x, h, y, dh);
            double[] inputs = [.. x], states = [.. h], outputs = [.. y], gradients = [.. dh], wanted = targets is null ? [.. states.Select(_ => double.NaN)] : [.. targets];
            int[] lengths = [inputs.Length, states.Length, outputs.Length, gradients.Length, wanted.Length];
            if (lengths.Any(length => length != states.Length || length == 0))
                throw new ArgumentException($"There are {lengths[0]} inputs, {lengths[1]} states, {lengths[2]} outputs, {lengths[3]} gradients and {lengths[4]} targets: give one of each a step, NaN where a step has none.");

            var pass = new UnrolledPass(inputs, states, outputs, wanted, gradients, h0, (wxh, whh, why), decimals);
            var steps = Enumerable.Range(1, states.Length);
            (string, Figure)[] stages =
            [
                .. steps.Select(t => ($"forward, t = {t}", pass.At(t, states.Length + 1))),
                .. steps.Reverse().Select(t => ($"backward, t = {t}", pass.At(states.Length, t))),
            ];
            // The last stage has everything in it, so it is what a picture on paper shows.
            return Slider(title, "pass", stages, start: stages.Length - 1)
                .WithAltText($"A recurrent network unrolled over {states.Length} steps, with a slider that goes through it: forward from t = 1 to {states.Length}, then backward from {states.Length} to 1. The numbers are in the table.")
                .WithTable(Table.Of(title, ("t", steps), ("x_t", inputs), ("h_t", states), ("ŷ_t", outputs), ("target y_t", wanted), ("∂L/∂h_t", gradients)));
        }
    }

    private static IEnumerable<DiagramNode> Layer(string name, string?[] texts, double row, Role role, int first = 1) =>
        from i in Enumerable.Range(0, texts.Length)
        let t = i + first
        where texts[i] is not null
        select new DiagramNode($"{name}{t}", (name + Subscript(t) + "\n" + texts[i]).TrimEnd('\n'), t * StepWidth, row, role);

    internal static string Subscript(int number) => string.Concat($"{number}".Select(digit => (char)('₀' + (digit - '0'))));
}
