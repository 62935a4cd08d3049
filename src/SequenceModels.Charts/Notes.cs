using Newtonsoft.Json;

namespace SequenceModels.Charts;

/// <summary>What a figure carries beside what Plotly draws, in Plotly's own place for it, <c>layout.meta</c>: it stays with the chart while a learner changes its looks.</summary>
/// <param name="Title">The figure's title.</param>
/// <param name="Drawn">The title as it stood in the chart, by which one sees that it was changed.</param>
/// <param name="Description">What is said after the title.</param>
/// <param name="Caption">A line below the figure; empty for none.</param>
/// <param name="Table">The numbers.</param>
/// <param name="Data">The traces' data as they were; words and numbers hold for these only.</param>
/// <param name="MinWidth">The width in pixels below which the figure scrolls, or null for none.</param>
[JsonObject(MemberSerialization.OptIn)]
internal sealed record Notes(
    string Title, string Drawn, [property: JsonProperty("alt")] string Description, [property: JsonProperty("caption")] string Caption, Table Table, string Data,
    [property: JsonProperty("minWidth", NullValueHandling = NullValueHandling.Ignore)] int? MinWidth);
