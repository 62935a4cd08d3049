using NotebookRunner.Worker;

namespace NotebookRunner.Kernel;

/// <summary>Compiles and shows something small while the person still reads, so that the first cell need not load the compiler.</summary>
internal static class WarmUp
{
    public static async Task RunAsync()
    {
        using var session = new ScriptSession();
        ValueFormatter.Format(await session.RunAsync("var warm = new[] { 1 }.Select(x => x + 1).ToList(); warm.Count", "warm-up"));
        ValueFormatter.Format(await session.RunAsync("warm[0]", "warm-up"));
    }
}
