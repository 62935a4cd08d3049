using Microsoft.CodeAnalysis;
using NotebookRunner.Kernel.Execution;
using NotebookRunner.Worker;

namespace NotebookRunner.Tests.Kernel;

/// <summary>Cells with places where they can stop mean what they meant without.</summary>
public sealed class StopPointsTests
{
    [Theory]
    [InlineData("int s = 0; for (int i = 0; i < 5; i++) s += i; s", "10")]
    [InlineData("int s = 0; for (int i = 0; i < 3; i++) for (int j = 0; j < 3; j++) if (i == j) continue; else s++; s", "6")]
    [InlineData("int s = 0; foreach (var x in new[] { 1, 2 }) s += x; foreach (var (a, b) in new[] { (1, 2) }) s += a * b; s", "5")]
    [InlineData("int n = 3; do n--; while (n > 0); while (n < 3) n++; n", "3")]
    [InlineData("int n = 0; again: if (n < 3) { n++; goto again; } n", "3")]
    [InlineData("int Twice(int x) => 2 * x; int Thrice(int x) { return 3 * x; } Twice(Thrice(1))", "6")]
    [InlineData("void Set(int[] a) => a[0] = 7; var box = new int[1]; Set(box); box[0]", "7")]
    [InlineData("async Task Wait() => await Task.Yield(); async Task<int> One() => await Task.FromResult(1); await Wait(); await One()", "1")]
    [InlineData("int Fail() => throw new Exception(); Func<int> f = () => throw new Exception(); 1", "1")]
    [InlineData("ref int First(int[] a) => ref a[0]; var box = new[] { 1 }; First(box) = 5; box[0]", "5")]
    [InlineData("new[] { 3, 1, 2 }.OrderBy(x => x).Select(x => x * 2).Aggregate((a, b) => 10 * a + b)", "246")]
    [InlineData("var log = new List<int>(); new List<int> { 1, 2 }.ForEach(x => log.Add(x)); log.Count", "2")]
    [InlineData("Func<int, Func<int, int>> add = a => b => a + b; add(1)(2)", "3")]
    [InlineData("Func<Task> wait = async () => await Task.Yield(); Func<Task<int>> two = async () => await Task.FromResult(2); await wait(); await two()", "2")]
    [InlineData("System.Linq.Expressions.Expression<Func<int, int>> tree = x => x + 1; tree.ToString()", "x => (x + 1)")]
    [InlineData("class Counter { int n; public int Next() => ++n; public static Counter operator +(Counter a, Counter b) => a; static Counter() { for (; ; ) break; } } new Counter().Next()", "1")]
    [InlineData("IEnumerable<int> Count() { for (int i = 0; ; i++) yield return i; } Count().Take(3).Sum()", "3")]
    [InlineData("int Sum(params int[] xs) => xs.Sum(); Sum(1, 2, 3)", "6")]
    [InlineData("int Taking(int x, System.Threading.CancellationToken cancel = default) => cancel.CanBeCanceled ? x : -x; Taking(1) + Taking(x: 2)", "3")]
    [InlineData("int Plain(int x, System.Threading.CancellationToken cancel = default) => cancel.CanBeCanceled ? x : -x; Plain(1, default) + Plain(2, cancel: default)", "-3")]
    public async Task A_cell_gives_the_same(string code, string result)
    {
        using var stopping = new CancellationTokenSource();
        StopPoint.Enter(stopping.Token);
        var guard = new Recorder();
        using var session = new ScriptSession(guard);

        Assert.Equal(result, $"{await session.RunAsync(code, "Cell [1]")}");
        Assert.True(guard.WasPrepared, "The guarded code did not compile.");
    }

    [Fact]
    public async Task An_error_speaks_of_the_code_as_it_was_written()
    {
        using var session = new ScriptSession(new Recorder());

        var error = (await Assert.ThrowsAsync<CellException>(() => session.RunAsync("while (true) { int x = nowhere; }", "Cell [1]"))).Error;

        Assert.Equal(["Cell [1], line 1, column 24: CS0103: The name 'nowhere' does not exist in the current context", "    while (true) { int x = nowhere; }", "                           ^^^^^^^"], error.Traceback);
    }

    private sealed class Recorder : ICellGuard
    {
        public bool WasPrepared { get; private set; }

        public string Prepare(Compilation cell)
        {
            string prepared = StopPoints.InsertInto(cell);
            WasPrepared = !cell.ReplaceSyntaxTree(cell.SyntaxTrees.Last(), cell.SyntaxTrees.Last().WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(prepared)))
                .GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            return prepared;
        }

        public Task<object?> RunAsync(Func<Task<object?>> code) => code();
    }
}
