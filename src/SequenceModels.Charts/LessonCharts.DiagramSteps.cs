namespace SequenceModels.Charts;

public static partial class LessonCharts
{
    private const double NotYet = 0.15;

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
    }

    private static Figure Reached(string title, IReadOnlyList<DiagramNode> nodes, IReadOnlyList<DiagramEdge> edges, HashSet<string> reached)
    {
        double Opacity(params string[] ids) => reached.IsSupersetOf(ids) ? 1 : NotYet;
        return Chart.Diagram(title, [.. nodes.Select(node => node with { Opacity = Opacity(node.Id) })], [.. edges.Select(edge => edge with { Opacity = Opacity(edge.From, edge.To) })]);
    }
}
