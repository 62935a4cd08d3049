namespace SequenceModels.Charts;

public static partial class LessonCharts
{
    private const double Apart = 1.25;
    private const int NarrowColumn = 30;

    // A letter a step: x is read and o is answered; 0 is an input of zeros; where a space stands there is nothing.
    private static readonly (string Name, string In, string Out, double Column, int Row)[] rnnTypes =
    [
        ("one-to-one", "x", "o", 0, 0),
        ("one-to-many", "x00", "ooo", 2.5, 0),
        ("many-to-one", "xxx", "  o", 6, 0),
        ("many-to-many,\nat once", "xxx", "ooo", 0, 4),
        ("many-to-many,\ndelayed", "xxx00", "  ooo", 4, 4),
    ];

    extension(Chart)
    {
        /// <summary>The five types of recurrent network as one picture, each unrolled: at which steps something goes in, and at which an answer comes out. Whole on a phone.</summary>
        /// <remarks>Karpathy, "The Unreasonable Effectiveness of Recurrent Neural Networks" (2015). Derived in lesson 04-the-vanilla-rnn.</remarks>
        /// <param name="title">What the picture says, in one sentence.</param>
        public static Figure RnnTypes(string title) => Diagram(
            title,
            [.. rnnTypes.SelectMany(type => Boxes(type.Name, type.In, type.Out, type.Column, type.Row))],
            [.. rnnTypes.SelectMany(type => Arrows(type.Name, type.In, type.Out))],
            NarrowColumn).WithHeight(520);
    }

    private static IEnumerable<DiagramNode> Boxes(string name, string inputs, string outputs, double column, int row)
    {
        yield return new(name, name, column * Apart, row) { IsHeading = true };
        for (int t = 0; t < inputs.Length; t++)
        {
            double place = (column + t) * Apart;
            if (outputs[t] != ' ')
                yield return new(Id(name, "o", t), "o", place, row + 0.9, Role.Output);
            yield return new(Id(name, "h", t), "h", place, row + 1.9, Role.State);
            yield return new(Id(name, "x", t), $"{inputs[t]}", place, row + 2.9, Role.Input);
        }
    }

    private static IEnumerable<DiagramEdge> Arrows(string name, string inputs, string outputs)
    {
        for (int t = 0; t < inputs.Length; t++)
        {
            yield return new(Id(name, "x", t), Id(name, "h", t));
            if (t > 0)
                yield return new(Id(name, "h", t - 1), Id(name, "h", t));
            if (outputs[t] != ' ')
                yield return new(Id(name, "h", t), Id(name, "o", t));
        }
    }

    private static string Id(string name, string letter, int t) => $"{name} {letter}{Subscript(t + 1)}";
}
