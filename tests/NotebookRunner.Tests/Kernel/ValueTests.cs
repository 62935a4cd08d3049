namespace NotebookRunner.Tests.Kernel;

/// <summary>Values that recurse, throw, never end or are huge while they are shown: their cell fails, and the session lives.</summary>
public sealed class ValueTests(KernelProcess kernel) : IClassFixture<KernelProcess>
{
    private const string Node = "record Node { public Node Next { get; set; } }\nvar node = new Node(); node.Next = node;\n";

    private const string Itself = "using Microsoft.DotNet.Interactive;\nusing Microsoft.DotNet.Interactive.Formatting;\nvar list = new List<object>(); list.Add(list);\n";

    public static TheoryData<string, string> Endless { get; } = new()
    {
        { "var list = new List<object>(); list.Add(list); list", "contains itself" },
        { "var list = new List<object>(); list.Add(list); list.Display();", "contains itself" },
        { $"{Itself}KernelInvocationContext.Current.Display(list);", "contains itself" },
        { $"{Itself}list.ToDisplayString()", "contains itself" },
        { $"{Itself}list.ToDisplayString(\"text/html\")", "contains itself" },
        { $"{Itself}FormattedValue.CreateManyFromObject(list)", "contains itself" },
        { $"{Itself}class Own {{ public List<object> All = new(); }}\nFormatter.Register<Own>(own => own.All.ToDisplayString(), \"text/html\");\nvar own = new Own(); own.All.Add(own.All); own", "contains itself" },
        { "var array = new object[1]; array[0] = array; array", "contains itself" },
        { "object deep = 1; for (int i = 0; i < 100_000; i++) deep = new List<object> { deep }; deep", "nested too deeply" },
        { "class Many : IEnumerable<Many> { public IEnumerator<Many> GetEnumerator() { while (true) yield return new Many(); } IEnumerator IEnumerable.GetEnumerator() => GetEnumerator(); }\nnew Many()", "" },
        { $"{Node}node.GetHashCode()", "calls itself" },
        { "class Again { public override string ToString() => $\"{this}\"; }\nnew Again()", "calls itself" },
        { "class Silent { public override string ToString() => throw new NotSupportedException(\"no text\"); }\nnew Silent()", "no text" },
        { "IEnumerable<int> Some() { yield return 1; throw new FormatException(\"in the middle\"); }\nSome()", "in the middle" },
        { "async Task<int> Deep(int n) => await Deep(n + 1) + 1;\nawait Deep(0)", "calls itself" },
        { "async Task<int> Deep(int n) { await Task.Yield(); return await Later(n); }\nTask<int> Later(int n) => Task.FromResult(n / 0.CompareTo(0));\nawait Deep(1)", "divide by zero" },
    };

    [Theory]
    [MemberData(nameof(Endless))]
    public async Task A_value_without_an_end_costs_its_cell_only(string code, string message)
    {
        using var client = await KernelClient.ConnectAsync(kernel);
        await client.RunAsync("int kept = 7;");

        var run = await client.RunAsync(code);

        Assert.Equal("error", run.Status);
        Assert.Contains(message, (string?)run.Reply["evalue"], StringComparison.Ordinal);
        Assert.Equal("7", (await client.RunAsync("kept")).Result);
    }

    [Theory]
    [InlineData("IEnumerable<int> Inf() { for (int i = 0; ; i++) yield return i; }\nInf()")]
    [InlineData("class Me { public Me Self => this; }\nnew Me()")]
    [InlineData("class Anew { public Anew Next => new(); }\nnew Anew()")]
    [InlineData("class Half { public int A => throw new Exception(); public int B => 2; }\nnew Half()")]
    [InlineData("class L { public L Next; }\nL head = null; for (int i = 0; i < 100_000; i++) head = new L { Next = head };\nhead")]
    [InlineData("new double[10_000_000]")]
    [InlineData("new int[0, 5]")]
    public async Task A_value_of_which_a_part_is_enough_is_shown(string code)
    {
        using var client = await KernelClient.ConnectAsync(kernel);

        Assert.NotNull((await client.RunAsync(code)).Result);
    }

    [Fact]
    public async Task Records_are_compared_and_hashed_as_ever()
    {
        using var client = await KernelClient.ConnectAsync(kernel);

        var run = await client.RunAsync("""
            record Point(int X);
            record Place(int X, string Name) : Point(X);
            sealed record Box<T>(T Value) { public int More => 1; }
            abstract record Shape;
            string.Join(' ', new Point(1) == new Point(1), new Point(1) == new Place(1, ""), new Place(1, "a") with { X = 2 }, new Box<int>(1).GetHashCode() == new Box<int>(1).GetHashCode(), new Box<int>(1))
            """);

        Assert.Equal("True False Place { X = 2, Name = a } True Box { Value = 1, More = 1 }", run.Result);
    }
}
