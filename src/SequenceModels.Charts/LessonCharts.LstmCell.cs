namespace SequenceModels.Charts;

public static partial class LessonCharts
{
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

    extension(Chart)
    {
        /// <summary>An LSTM's step, gate by gate: the six equations as a diagram that builds up. Derived in lesson 08-lstm.</summary>
        /// <param name="title">What the diagram says, in one sentence.</param>
        public static Figure LstmCell(string title) => Chart.DiagramSteps(title, LstmNodes, LstmEdges, LstmStages);
    }
}
