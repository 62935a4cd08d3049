using System.Text.Json;
using NotebookRunner.Book.Pages;

namespace NotebookRunner.Live;

/// <summary>How long the slow cells of the lessons take in a browser, as it was measured once (<c>Live/seconds.json</c>); a cell that is missing there is quick.</summary>
internal static class SlowCells
{
    private static readonly Dictionary<string, Dictionary<int, double>> Table =
        JsonSerializer.Deserialize<Dictionary<string, Dictionary<int, double>>>(Resource.Read("live-seconds.json"))!;

    /// <summary>Seconds by the cell's number, for a lesson such as <c>08-lstm</c>.</summary>
    public static IReadOnlyDictionary<int, double> Of(string lesson) => Table.GetValueOrDefault(lesson) ?? [];
}
