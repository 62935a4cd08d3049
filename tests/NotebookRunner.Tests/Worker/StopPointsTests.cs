using Microsoft.CodeAnalysis;
using NotebookEngine.Interruption;
using NotebookEngine.Protocol;
using NotebookEngine.Scripting;

namespace NotebookRunner.Tests.Worker;

/// <summary>Cells with places where they can stop mean what they meant without.</summary>
public sealed class StopPointsTests(SharedSession shared) : IClassFixture<SharedSession>
{
    // The way back from the end of a usual one takes seconds.
    private const int SmallStack = 1 << 20;

    private readonly ScriptSession session = shared.Session;

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
    [InlineData("class A { byte b = 1; long c = \"ab\".Length; FormattableString s = $\"{new object()}\"; List<int> xs = [Math.Max(1, 2)]; int? n = Math.Max(3, 4); public object Sum() => xs[0] + n + c + b; }\nnew A().Sum()", "9")]
    [InlineData("record R(int X) { public static R One { get; } = new(1); public R Next { get; init; } = null; public int[] All = { X, Math.Abs(-2) }; }\nnew R(5).All[1] + R.One.X + new R(7).All[0]", "10")]
    [InlineData("class B(int n, Func<int> f) { public int N => n + f(); }\nclass C() : B(Math.Max(1, 2), () => 3);\nnew C().N", "5")]
    [InlineData("struct S { public int A = Math.Abs(-1); public S() { } public S(int a) : this() => A += a; }\nnew S(2).A", "3")]
    [InlineData("int Plain(int x, System.Threading.CancellationToken cancel = default) => cancel.CanBeCanceled ? x : -x; Plain(1, default) + Plain(2, cancel: default)", "-3")]
    public async Task A_cell_gives_the_same(string code, string result)
    {
        using var stopping = new CancellationTokenSource();
        StopPoint.Enter(stopping.Token);
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
    [InlineData("class Node { public static implicit operator int(Node a) { return a; } public static explicit operator Node(int n) => (Node)(n + 1); }\n(Node)1", "op_Explicit")]
    [InlineData("class Node { readonly Node next = new(); }\nnew Node()", "at .ctor")]
    [InlineData("class Node { int size = 1, more; List<Node> all = [new Node()]; }\nnew Node()", "at .ctor")]
    [InlineData("class Node { Node[] all = { null, new Node() }; }\nnew Node()", "at .ctor")]
    [InlineData("class Node { public Node Next { get; } = new() { }; }\nnew Node()", "at .ctor")]
    [InlineData("class Node { Lazy<Node> next = new(() => new Node()); Node one; public Node() => one = next.Value; }\nnew Node()", "at .ctor")]
    [InlineData("record Node(int X) { Node next = new(1); }\nnew Node(0)", "at .ctor")]
    [InlineData("record struct Node(int X) { object next = new Node(1); }\nnew Node(0)", "at .ctor")]
    [InlineData("class Base(object o);\nclass Node(int n) : Base(new Node(n + 1));\nnew Node(0)", "at .ctor")]
    [InlineData("class Base(object o);\nclass Node : Base { public Node(int n) : base(new Node(n + 1)) { } }\nnew Node(0)", "at .ctor")]
    [InlineData("class Node { public Node() : this(new Node()) { } Node(object o) { } }\nnew Node()", "at .ctor")]
    [InlineData("class Base { protected Base() { new Node(); } }\nclass Node : Base;\nnew Node()", "at .ctor")]
    [InlineData("class Node { public Func<int, int> F; public Node() => F = n => F(n + 1); }\nnew Node().F(0)", "Cell [1], line 1")]
    [InlineData("class Node { public static readonly Func<int, int> F = n => F(n + 1); }\nNode.F(0)", "Cell [1], line 1")]
    [InlineData("IEnumerable<int> All() { foreach (int x in All()) yield return x; }\nAll().Count()", "All")]
    [InlineData("interface ISize { int Size { get; } int Grow() => Size; }\nclass Node : ISize { int ISize.Size => ((ISize)this).Grow(); }\n((ISize)new Node()).Size", "ISize.get_Size")]
    [InlineData("class Node { public override bool Equals(object other) => other.Equals(this); public override int GetHashCode() => GetHashCode() + 1; }\nnew Node().Equals(new Node())", "Equals")]
    [InlineData("class Node { public override string ToString() => $\"{this}\"; }\nnew Node().ToString()", "ToString")]
    [InlineData("class Node { public int this[int n] { get { return this[n + 1]; } } public event Action Done { add => Done += value; remove { } } }\nnew Node()[0]", "get_Item")]
    [InlineData("int Outer() { int Inner(int n) => Inner(n + 1) + 1; return Inner(0); }\nOuter()", "Inner")]
    public async Task A_function_that_calls_itself_without_an_end_fails_and_the_session_lives(string code, string function)
    {
        // What is caught and thrown on at each call, as by a lazy value, needs room for the way back.
        int stack = code.Contains("Lazy", StringComparison.Ordinal) ? 8 << 20 : SmallStack;

        var error = (await Assert.ThrowsAsync<CellException>(() => OnStackOf(stack, () => session.RunAsync(code, "Cell [1]")))).Error;

        Assert.Equal("InsufficientExecutionStackException", error.Name);
        Assert.Contains(error.Traceback, line => line.Contains(function, StringComparison.Ordinal));
        Assert.InRange(error.Traceback.Count, 20, 25);
        Assert.Equal(42, await session.RunAsync("6 * 7", "Cell [2]"));
    }

    [Theory]
    [InlineData("var other = new Node(); other.Next = other; node == other", "calls itself")]
    [InlineData("new HashSet<Node> { node }.Count", "calls itself")]
    [InlineData("node.ToString()", "stack")]
    [InlineData("record Pair(object Next) { public object Next { get; set; } = Next; }\nvar pair = new Pair(null); pair.Next = pair; pair.GetHashCode()", "calls itself")]
    public async Task So_does_what_a_record_does_by_itself_where_it_holds_itself(string code, string message)
    {
        await session.RunAsync("record Node { public Node Next { get; set; } }\nvar node = new Node(); node.Next = node;", "Cell [1]");

        var error = (await Assert.ThrowsAsync<CellException>(() => OnStackOf(SmallStack, () => session.RunAsync(code, "Cell [2]")))).Error;

        Assert.Equal("InsufficientExecutionStackException", error.Name);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(42, await session.RunAsync("6 * 7", "Cell [3]"));
    }

    [Theory]
    [InlineData("class Node { object next = Activator.CreateInstance(typeof(Node)); }\nnew Node()")]
    [InlineData("int Again(int n) { try { return Again(n + 1) + 1; } catch (Exception e) { throw new Exception(\"no\", e); } }\nAgain(0)")]
    [InlineData("class Node { readonly Node next = new(); static readonly Node first = new(); }\nnew Node()")]
    public async Task So_does_one_whose_error_is_caught_and_wrapped_at_each_call(string code)
    {
        await Assert.ThrowsAsync<CellException>(() => session.RunAsync(code, "Cell [1]"));

        Assert.Equal(42, await session.RunAsync("6 * 7", "Cell [2]"));
    }

    [Fact]
    public async Task A_function_that_catches_may_be_called_often_where_it_comes_to_an_end()
    {
        await session.RunAsync("int Down(int n) { try { return n == 0 ? 0 : Down(n - 1); } catch (Exception e) { throw new Exception(\"no\", e); } }", "Cell [1]");

        Assert.Equal(0, await session.RunAsync("Enumerable.Range(0, 1000).Sum(_ => Down(100))", "Cell [2]"));
    }

    [Fact]
    public async Task An_error_speaks_of_the_code_as_it_was_written()
    {
        var error = (await Assert.ThrowsAsync<CellException>(() => session.RunAsync("while (true) { int x = nowhere; }", "Cell [1]"))).Error;

        Assert.Equal(["Cell [1], line 1, column 24: CS0103: The name 'nowhere' does not exist in the current context", "    while (true) { int x = nowhere; }", "                           ^^^^^^^"], error.Traceback);
    }

    private static Task<object?> OnStackOf(int bytes, Func<Task<object?>> work)
    {
        var ended = new TaskCompletionSource<object?>();
        new Thread(() => work().ContinueWith(ended.SetFromTask, TaskScheduler.Default), bytes).Start();
        return ended.Task;
    }
}
