using System.Text.Json.Nodes;

namespace SequenceModels.Charts.Tests;

internal static class FigureJson
{
    /// <summary>What the page gives to Plotly: data, layout, and what the loader needs.</summary>
    public static JsonNode Json(this Figure figure) => JsonNode.Parse(figure.ToJson())!;
}
