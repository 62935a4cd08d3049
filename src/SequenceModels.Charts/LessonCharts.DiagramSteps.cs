namespace SequenceModels.Charts;

public static partial class LessonCharts
{
    private const double NotYet = 0.15;

    // The memory runs along the top; what reads [h, x] stands below it. Four boxes wide, so that a phone shows it whole.
    private static readonly DiagramNode[] LstmNodes =
    [
        ("c0", "c_{t−1}", 0, 0, Role.State), ("keep", "×", 0.93, 0), ("add", "+", 1.87, 0), ("c1", "c_t", 2.8, 0, Role.State),
        ("f", "f_t\nforget", 0, 1.1, Role.Gate), ("enter", "×", 1.87, 1), ("tanh", "tanh", 2.8, 1),
        ("i", "i_t\ninput", 0.93, 2.1, Role.Gate), ("g", "g_t\ntanh", 1.87, 2.1), ("show", "×", 2.8, 2.1),
        ("hx", "[h, x]", 0, 3.5, Role.Input), ("o", "o_t\noutput", 1.87, 3.5, Role.Gate), ("h1", "h_t", 2.8, 3.5, Role.Output),
        ("h0", "h_{t−1}", 0, 4.5, Role.Output), ("x", "x_t", 0.93, 4.5, Role.Input),
    ];

    private static readonly DiagramEdge[] LstmEdges =
    [
        ("h0", "hx"), ("x", "hx"), ("hx", "f"), ("hx", "i"), ("hx", "g"), ("hx", "o"),
        ("c0", "keep"), ("f", "keep"), ("keep", "add"), ("i", "enter"), ("g", "enter"), ("enter", "add"), ("add", "c1"),
        ("c1", "tanh"), ("tanh", "show"), ("o", "show"), ("show", "h1"),
    ];

    private static readonly DiagramStage[] LstmStages =
    [
        ("read", "The cell reads x_t and its own last output h_{t−1}, one on top of the other", ["h0", "x", "hx"]),
        ("forget", "The forget gate says what fraction of the old memory c_{t−1} is kept", ["c0", "f", "keep"]),
        ("input", "The candidate says what is new, the input gate how much of it enters", ["i", "g", "enter"]),
        ("update", "Old and new are added: this is the new memory c_t", ["add", "c1"]),
        ("output", "The output gate says what of the memory is shown as h_t", ["o", "tanh", "show", "h1"]),
    ];

    // The state runs along the top; what reads x_t and h_{t−1} stands below it. Narrow enough for a phone to show it whole.
    private static readonly DiagramNode[] GruNodes =
    [
        ("h0", "h_{t−1}", 0, 0, Role.State), ("keep", "×", 1.15, 0), ("add", "+", 2.1, 0), ("h1", "h_t", 2.8, 0, Role.State),
        ("z", "z_t\nupdate", 1.15, 1.2, Role.Gate), ("write", "×", 2.1, 1.2),
        ("r", "r_t\nreset", 0, 2.5, Role.Gate), ("past", "×", 1.1, 2.5), ("n", "n_t\ntanh", 2.1, 2.5),
        ("x", "x_t", 0.55, 3.7, Role.Input),
    ];

    private static readonly DiagramEdge[] GruEdges =
    [
        ("h0", "r"), ("x", "r"), ("h0", "past"), ("r", "past"), ("past", "n"), ("x", "n"),
        ("h0", "z"), ("x", "z"), ("h0", "keep"), ("z", "keep", "z_t"), ("z", "write", "1−z_t"), ("n", "write"),
        ("keep", "add"), ("write", "add"), ("add", "h1"),
    ];

    private static readonly DiagramStage[] GruStages =
    [
        ("read", "The cell reads x_t and its own last state h_{t−1}", ["h0", "x"]),
        ("reset", "The reset gate r_t reads both, and says how much of the past the candidate may see", ["r", "past"]),
        ("candidate", "The candidate n_t proposes a new state from x_t and that much of the past", ["n"]),
        ("keep", "The update gate z_t reads both, and says what fraction of the old state is kept", ["z", "keep"]),
        ("write", "What is not kept, 1 − z_t, is left to the candidate; the sum is the new state h_t", ["write", "add", "h1"]),
    ];

    extension(Chart)
    {
        /// <summary>A diagram that builds up, with a slider: <c>Chart.DiagramSteps("A cell", nodes, edges, [("reads", "It reads x", ["x"]), ("answers", "It answers h", ["h"])])</c>.</summary>
        /// <remarks>What has not been reached is faint, so that nothing moves; the last stage, which has everything in it, is shown first and is what a picture on paper shows.</remarks>
        /// <param name="title">What the whole diagram says, in one sentence.</param>
        /// <param name="nodes">All boxes, placed by column and row.</param>
        /// <param name="edges">All arrows.</param>
        /// <param name="stages">The steps, and the boxes that each adds; together they name every box once.</param>
        /// <exception cref="ArgumentException">A box appears in no stage or in two, or the diagram is not one (see <c>Chart.Diagram</c>).</exception>
        public static Figure DiagramSteps(string title, IReadOnlyList<DiagramNode> nodes, IReadOnlyList<DiagramEdge> edges, IReadOnlyList<DiagramStage> stages)
        {
            AllGiven(nodes, edges, stages);
            string[] appearing = [.. stages.SelectMany(stage => stage.New)];
            if (!appearing.Order().SequenceEqual(nodes.Select(node => node.Id).Order()))
                throw new ArgumentException($"The stages add [{string.Join(", ", appearing)}], but the boxes are [{string.Join(", ", nodes.Select(node => node.Id))}]: name each box in one stage.");
            var whole = Chart.Diagram(title, nodes, edges);
            var steps = stages.Select((stage, last) => (stage.Label, Reached(stage.Title, nodes, edges, [.. stages.Take(last + 1).SelectMany(reached => reached.New)])));
            return Slider(title, "step", [.. steps], start: stages.Count - 1)
                .WithAltText($"{whole.AltText} A slider builds it up: {string.Join("; ", stages.Select(stage => $"{stage.Label}: {stage.Title}"))}.")
                .WithTable(whole.Table);
        }

        /// <summary>An LSTM's step, gate by gate: the six equations as a diagram that builds up. Derived in lesson 08-lstm.</summary>
        /// <param name="title">What the diagram says, in one sentence.</param>
        public static Figure LstmCell(string title) => Chart.DiagramSteps(title, LstmNodes, LstmEdges, LstmStages);

        /// <summary>A GRU's step, gate by gate: the four equations as a diagram that builds up. Derived in lesson 10-gru.</summary>
        /// <param name="title">What the diagram says, in one sentence.</param>
        public static Figure GruCell(string title) => Chart.DiagramSteps(title, GruNodes, GruEdges, GruStages);
    }

    private static Figure Reached(string title, IReadOnlyList<DiagramNode> nodes, IReadOnlyList<DiagramEdge> edges, HashSet<string> reached)
    {
        double Opacity(params string[] ids) => reached.IsSupersetOf(ids) ? 1 : NotYet;
        return Chart.Diagram(title, [.. nodes.Select(node => node with { Opacity = Opacity(node.Id) })], [.. edges.Select(edge => edge with { Opacity = Opacity(edge.From, edge.To) })]);
    }
}
