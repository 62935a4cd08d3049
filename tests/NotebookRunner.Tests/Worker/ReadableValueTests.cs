using NotebookEngine.Formatting;
using NotebookEngine.Output;
using NotebookEngine.Protocol;
using NotebookEngine.Scripting;

namespace NotebookRunner.Tests.Worker;

/// <summary>What a person wants to see of a value, and what the compiler says to a person.</summary>
public sealed class ReadableValueTests(SharedSession shared) : IClassFixture<SharedSession>
{
    private readonly ScriptSession session = shared.Session;

    // As in every host: with it come the formatters.
    static ReadableValueTests() => _ = new CellDisplay(new CellOutput(_ => { }, int.MaxValue));

    [Theory]
    [InlineData("IEnumerable<int> Some() { yield return 1; yield return 2; }\nSome()", "[ 1, 2 ]")]
    [InlineData("IEnumerable<(int, string)> Some() { yield return (1, \"a\"); }\nSome()", "( 1, a )")]
    [InlineData("IEnumerable<(int, string)> Endless() { for (int i = 0; ; i++) yield return (i, \"a\"); }\nEndless()", "( 19, a ) ... (more)")]
    [InlineData("IEnumerable<int> Some() { yield return 1; yield return 2; }\n(Some(), 3)", "[ 1, 2 ]\n    - 3")]
    [InlineData("IEnumerable<int> Some() { yield return 1; yield return 2; }\nrecord Box(object Value);\nnew Box(Some())", "[ 1, 2 ]")]
    [InlineData("IEnumerable<int> Some() { yield return 1; yield return 2; }\nnew Dictionary<string, object> { [\"a\"] = Some() }", "[ 1, 2 ]")]
    [InlineData("IEnumerable<int> Endless() { for (int i = 0; ; i++) yield return i; }\nnew[] { Endless() }", "18, 19 ... (more)")]
    [InlineData("async IAsyncEnumerable<int> Stream() { await Task.Yield(); yield return 1; }\nStream()", "IAsyncEnumerable<Int32>: read it with await foreach.")]
    [InlineData("System.Numerics.BigInteger.Pow(10, 3)", "1000")]
    [InlineData("-System.Numerics.BigInteger.Pow(10, 1_000_000)", "−1.00000·10^1000000 (a BigInteger of 3321929 bits")]
    [InlineData("Math.Sqrt", "Func<Double,Double> Sqrt(Double d)")]
    [InlineData("(Action)(() => { })", "Action ()")]
    [InlineData("System.Text.Json.Nodes.JsonNode.Parse(\"{\\\"a\\\": [1]}\")", "{\n  \"a\": [\n    1\n  ]\n}")]
    [InlineData("System.Globalization.CultureInfo.InvariantCulture", "the invariant culture")]
    [InlineData("var table = new System.Data.DataTable();\ntable.Columns.Add(\"a\", typeof(int)); table.Columns.Add(\"b\"); table.Rows.Add(DBNull.Value, \"x\");\ntable", "DataTable 1×2\n     a       b\n<null>       x")]
    public async Task A_value_is_shown_as_what_it_is(string code, string text) =>
        Assert.Contains(text, ValueFormatter.Format(await session.RunAsync(code, "Cell 1"))["text/plain"], StringComparison.Ordinal);

    [Theory]
    [InlineData("(Some(), 3)")]
    [InlineData("new { Value = Some() }")]
    [InlineData("new Dictionary<string, object> { [\"a\"] = Some() }")]
    public async Task An_iterator_within_a_table_is_its_values(string code)
    {
        string html = ValueFormatter.Format(await session.RunAsync($"IEnumerable<int> Some() {{ yield return 41; yield return 42; }}\n{code}", "Cell 1"))["text/html"];

        // What a tuple's own ToString says stands above its table.
        Assert.Contains("42", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Span<int> few = stackalloc int[3]; few.Length", "a field, which a Span cannot be: use it inside a function")]
    [InlineData("new[] { 1 }.AsSpan()", "end with .ToArray(), or print it.")]
    [InlineData("using var stream = new System.IO.MemoryStream(); stream.Length", "In a cell write using (var x = …) { … }")]
    [InlineData("print(\"a\")", "does not exist in the current context. Write Console.WriteLine(…).")]
    [InlineData("class Own : Exception { }\nthrow new Own();", "Exception of type 'Own' was thrown.")]
    [InlineData("int a = 1; int a = 2;", "This cell already contains a definition for 'a'")]
    [InlineData("namespace A { class B { } }", "script code. Declare the types without a namespace.")]
    public async Task What_a_script_has_not_is_said_with_the_way_out(string code, string message) =>
        Assert.Contains(message, (await Assert.ThrowsAsync<CellException>(() => session.RunAsync(code, "Cell 1"))).Error.Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_culture_that_a_cell_sets_holds_for_the_cells_after_it_and_for_no_other_session()
    {
        using ScriptSession session = new(), other = new();
        await session.RunAsync("using System.Globalization;\nvar comma = (CultureInfo)CultureInfo.InvariantCulture.Clone(); comma.NumberFormat.NumberDecimalSeparator = \",\";\nCultureInfo.CurrentCulture = comma;", "Cell 1");

        Assert.Equal("1,5", await session.RunAsync("1.5.ToString()", "Cell 2"));
        Assert.Equal("1,5", await session.RunAsync("await Task.Run(() => 1.5.ToString())", "Cell 3"));
        await session.RunAsync("System.Threading.Thread.CurrentThread.CurrentCulture = CultureInfo.InvariantCulture", "Cell 4");
        Assert.Equal("1.5", await session.RunAsync("1.5.ToString()", "Cell 5"));
        await session.RunAsync("CultureInfo.CurrentCulture = comma;", "Cell 6");
        Assert.Equal("1.5", await other.RunAsync("1.5.ToString()", "Cell 1"));
    }
}
