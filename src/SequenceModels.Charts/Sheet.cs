namespace SequenceModels.Charts;

/// <summary>Where images of one size lie on a sheet, in pixels of theirs: <paramref name="Columns"/> side by side, room for a caption above each.</summary>
internal sealed record Sheet(int Height, int Width, int Columns, int Count, string[] Captions)
{
    private const double Gap = 0.1;

    private double CaptionRows => Captions.Length > 0 ? 0.35 : 0.1;

    // What an image and its caption take on the screen.
    private int Cell => Captions.Select(caption => 12 + (7 * caption.Length)).Append(60).Max();

    private double Across => Width * (1 + Gap);

    private double Down => Height * (1 + CaptionRows);

    private int Rows => (Count + Columns - 1) / Columns;

    public double Left(int place) => place % Columns * Across;

    public double Top(int place) => place / Columns * Down;

    public Layout Layout(string note)
    {
        var x = Plot.Hidden(-0.5, (Columns * Across) - (Gap * Width)).With(("constrain", "domain"), ("constraintoward", "left"));
        var y = Plot.Hidden((Rows * Down) - (CaptionRows * Height), -0.5 - (CaptionRows * Height))
            .With(("scaleanchor", "x"), ("constrain", "domain"), ("constraintoward", "top"));
        return Plot.Layout(x, y, (int)(100 + (Rows * Cell * Down / Across)))
            .With(("margin", new Margin().With(("l", 8), ("r", 8), ("t", 84), ("b", note.Length > 0 ? 36 : 12))), ("dragmode", false))
            .NoNarrowerThan(Columns * Cell)
            .With(("annotations", (Annotation[])[.. Captions.Take(Count).Select(Caption), .. note.Length > 0 ? [Below(note)] : (Annotation[])[]]));
    }

    private Annotation Caption(string text, int place) => new Annotation().With(
        ("x", Numbers.Of(Left(place) + ((Width - 1) / 2.0))), ("y", Numbers.Of(Top(place) - 0.5)), ("yanchor", "bottom"),
        ("text", PlotText.Math(text)),
        ("font", new Font().With(("size", 12))),
        ("showarrow", false));

    private static Annotation Below(string note) => new Annotation().With(
        ("xref", "paper"), ("yref", "paper"),
        ("x", 0), ("y", 0),
        ("xanchor", "left"), ("yanchor", "top"),
        ("text", PlotText.Note(note)),
        ("font", new Font().With(("size", 11))),
        ("showarrow", false));
}
