using System.Text.Json.Nodes;

namespace SequenceModels.Figures;

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

    public JsonObject Layout(string note)
    {
        var x = Axis([-0.5, (Columns * Across) - (Gap * Width)]);
        var y = Axis([(Rows * Down) - (CaptionRows * Height), -0.5 - (CaptionRows * Height)]);
        (y["scaleanchor"], y["constrain"], y["constraintoward"]) = ("x", "domain", "top");
        (x["constrain"], x["constraintoward"]) = ("domain", "left");
        var layout = Plot.Layout(x, y, (int)(100 + (Rows * Cell * Down / Across)));
        layout["margin"] = new JsonObject { ["l"] = 8, ["r"] = 8, ["t"] = 84, ["b"] = note.Length > 0 ? 36 : 12 };
        layout["dragmode"] = false;
        layout["meta"] = new JsonObject { ["minWidth"] = Columns * Cell };
        layout["annotations"] = new JsonArray([.. Captions.Take(Count).Select(Caption), .. note.Length > 0 ? [Below(note)] : (JsonNode[])[]]);
        return layout;
    }

    private static JsonObject Axis(double[] range) => new() { ["visible"] = false, ["fixedrange"] = true, ["range"] = Json.Numbers(range) };

    private JsonObject Caption(string text, int place) => new()
    {
        ["x"] = Json.Number(Left(place) + ((Width - 1) / 2.0)),
        ["y"] = Json.Number(Top(place) - 0.5),
        ["yanchor"] = "bottom",
        ["text"] = PlotText.Math(text),
        ["font"] = new JsonObject { ["size"] = 12 },
        ["showarrow"] = false,
    };

    private static JsonObject Below(string note) => new()
    {
        ["xref"] = "paper",
        ["yref"] = "paper",
        ["x"] = 0,
        ["y"] = 0,
        ["xanchor"] = "left",
        ["yanchor"] = "top",
        ["text"] = PlotText.Note(note),
        ["font"] = new JsonObject { ["size"] = 11 },
        ["showarrow"] = false,
    };
}
