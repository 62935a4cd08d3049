using System.Text.Json;
using System.Text.Json.Nodes;

namespace SequenceModels.Charts;

public static partial class LessonCharts
{
    extension(Chart)
    {
        /// <summary>A chart that comes as Plotly's JSON, from Python or R for example: with a title, a table of its numbers and words like the others.</summary>
        /// <remarks>A chart of Plotly.NET needs no JSON: <c>Figure figure = chart;</c>. Appendix A1 goes both ways.</remarks>
        /// <param name="title">The finding, in one sentence; it takes the place of the chart's own.</param>
        /// <param name="json"><c>{"data":[…],"layout":{…}}</c>; the layout may be missing. Frames are left out: Plotly.NET's chart holds none.</param>
        /// <exception cref="ArgumentException">It is no such JSON.</exception>
        public static Figure FromPlotly(string title, string json)
        {
            AllGiven(title, json);
            try
            {
                return ((Figure)ChartReader.Read(JsonNode.Parse(json)!.AsObject())).WithTitle(title);
            }
            catch (Exception error) when (error is JsonException or InvalidOperationException or NullReferenceException)
            {
                throw new ArgumentException($"This is no figure of Plotly, which is {{\"data\":[…],\"layout\":{{…}}}}: {error.Message}", nameof(json), error);
            }
        }
    }
}
