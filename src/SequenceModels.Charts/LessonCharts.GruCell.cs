namespace SequenceModels.Charts;

public static partial class LessonCharts
{
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
        /// <summary>A GRU's step, gate by gate: the four equations as a diagram that builds up. Derived in lesson 10-gru.</summary>
        /// <param name="title">What the diagram says, in one sentence.</param>
        public static Figure GruCell(string title) => Chart.DiagramSteps(title, GruNodes, GruEdges, GruStages);
    }
}
