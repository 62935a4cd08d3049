using NotebookEngine.Cells;
using NotebookEngine.Output;

namespace NotebookKernel;

/// <summary>Compiles and shows something small while the person still reads, so that the first cell need not load the compiler.</summary>
internal static class WarmUp
{
    public static async Task RunAsync()
    {
        using var unseen = new CellOutput(_ => { }, int.MaxValue);
        using var engine = new CellEngine(Directory.GetCurrentDirectory(), new CellDisplay(unseen), _ => { }, (_, _) => "");
        await engine.RunAsync("var warm = new[] { 1 }.Select(x => x + 1).ToList(); warm.Count", "warm-up");
        await engine.RunAsync("warm[0]", "warm-up");
    }
}
