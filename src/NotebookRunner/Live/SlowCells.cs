using System.Text.Json;
using NotebookRunner.Book.Pages;

namespace NotebookRunner.Live;

/// <summary>How long slow cells take in a browser: seconds by lesson and cell id. A cell that is missing is quick.</summary>
internal sealed class SlowCells(IReadOnlyDictionary<string, Dictionary<string, double>> lessons)
{
    /// <summary>As it was measured once (<c>Live/seconds.json</c>).</summary>
    public static SlowCells Measured { get; } = Parse(Resource.Read("live-seconds.json"));

    /// <param name="json">For example <c>{"08-lstm": {"train-it": 25.5}}</c>.</param>
    public static SlowCells Parse(string json) => new(JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, double>>>(json)!);

    /// <summary>Seconds by the cell's id, for a lesson such as <c>08-lstm</c>.</summary>
    public IReadOnlyDictionary<string, double> Of(string lesson) => lessons.GetValueOrDefault(lesson) ?? [];
}
