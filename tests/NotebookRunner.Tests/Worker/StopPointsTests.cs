using Microsoft.CodeAnalysis;
using NotebookEngine.Interruption;
using NotebookEngine.Protocol;
using NotebookEngine.Scripting;

namespace NotebookRunner.Tests.Worker;

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
        using var session = new ScriptSession();
        string stoppable = StopPoints.InsertInto(session.Preview(code));

        Assert.Equal(result, $"{await session.RunAsync(code, "Cell [1]")}");
        Assert.DoesNotContain(session.Preview(stoppable).GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    [Theory]
    [InlineData("int Again(int n) => Again(n + 1) + 1;\nAgain(0)", "Again")]
    [InlineData("int Even(int n) { return Odd(n + 1) + 1; }\nint Odd(int n) { return Even(n + 1) + 1; }\nEven(0)", "Even")]
    [InlineData("Func<int, int> again = null!;\nagain = n => again(n + 1) + 1;\nagain(0)", "at Cell [1], line 2")]
    [InlineData("class Node { int size; public int Size { get => Size + 1; set => size = value; } }\nnew Node().Size", "get_Size")]
    [InlineData("class Node { public int Size => Size + 1; }\nnew Node().Size", "get_Size")]
    [InlineData("class Node { public static Node operator +(Node a, Node b) => b + a; }\nnew Node() + new Node()", "op_Addition")]
    public async Task A_function_that_calls_itself_without_an_end_fails_and_the_session_lives(string code, string function)
    {
        using var session = new ScriptSession();

        var error = (await Assert.ThrowsAsync<CellException>(() => session.RunAsync(code, "Cell [1]"))).Error;

        Assert.Equal("InsufficientExecutionStackException", error.Name);
        Assert.Contains(error.Traceback, line => line.Contains(function, StringComparison.Ordinal));
        Assert.InRange(error.Traceback.Count, 20, 25);
        Assert.Equal(42, await session.RunAsync("6 * 7", "Cell [2]"));
    }

    [Fact]
    public async Task An_error_speaks_of_the_code_as_it_was_written()
    {
        using var session = new ScriptSession();

        var error = (await Assert.ThrowsAsync<CellException>(() => session.RunAsync("while (true) { int x = nowhere; }", "Cell [1]"))).Error;

        Assert.Equal(["Cell [1], line 1, column 24: CS0103: The name 'nowhere' does not exist in the current context", "    while (true) { int x = nowhere; }", "                           ^^^^^^^"], error.Traceback);
    }
}
