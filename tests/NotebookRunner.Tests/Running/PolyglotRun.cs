using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Running;

/// <summary>One run over notebooks as users of Polyglot Notebooks write them.</summary>
public sealed class PolyglotRun : IAsyncLifetime, IDisposable
{
    private const string Dib = """
        #!meta

        {"kernelInfo":{"defaultKernelName":"csharp","items":[{"aliases":[],"name":"csharp"}]}}

        #!csharp

        int fromDib = 5;
        fromDib

        #!markdown

        # A title

        #!csharp

        fromDib + 1

        #!html

        <b>x</b>
        """;

    public TestRepository Repository { get; } = new();

    public string Output { get; private set; } = "";

    public async Task InitializeAsync()
    {
        Repository.Add("cells", [.. PolyglotCells.Plain.Select(cell => cell.Code)]);
        Repository.Add("packages",
            "#r \"nuget: Newtonsoft.Json, 13.0.4\"\nusing Newtonsoft.Json;\nJsonConvert.SerializeObject(new[] { 1, 2 })",
            "#r \"nuget: Newtonsoft.Json.Bson, 1.0.2\"\nvar bytes = new System.IO.MemoryStream();\nusing (var writer = new Newtonsoft.Json.Bson.BsonDataWriter(bytes)) new JsonSerializer().Serialize(writer, new { a = 1 });\nbytes.ToArray().Length",
            "#r \"nuget: Newtonsoft.Json\"\n#r \"nuget: MathNet.Numerics, [5.0.0,6.0.0)\"\ntypeof(MathNet.Numerics.Complex32).Assembly.GetName().Version.Major",
            "HTML(\"<b>still</b>\")",
            "\n#r \"nuget: Newtonsoft.Json, 12.0.3\"");
        Repository.Add("extensions",
            "#r \"nuget: Plotly.NET, 6.0.0\"\nFormatter.Register(typeof(Plotly.NET.GenericChart), (chart, writer) => writer.Write(\"ours\"), \"text/html\");",
            "#r \"nuget: Plotly.NET.CSharp, 0.14.0\"\n#r \"nuget: Plotly.NET.Interactive, 6.0.0\"\nPlotly.NET.CSharp.Chart.Line<double, double, string>(new[] { 1.0, 2 }, new[] { 3.0, 4 })",
            "#r \"nuget: Microsoft.Data.Analysis\"\nusing Microsoft.Data.Analysis;\nnew DataFrame(new Int32DataFrameColumn(\"a\", new[] { 1, 2 }))");
        Repository.Add("charts",
            "#r \"nuget: Plotly.NET.CSharp\"\nusing Plotly.NET.CSharp;\nvar chart = Chart.Line<double, double, string>(new[] { 1.0, 2 }, new[] { 3.0, 4 }, Name: \"a\");\nchart",
            "#r \"nuget: Plotly.NET.Interactive, 6.0.0\"\nchart");
        Repository.Add("imports", "#!import \"part.dib\"\nfromDib + 1", "#!import self.csx");
        File.WriteAllText(Repository.PathOf("notebooks/part.dib"), Dib);
        File.WriteAllText(Repository.PathOf("notebooks/self.csx"), "#!import self.csx");
        string[] names = ["cells", "packages", "extensions", "charts", "imports"];
        var result = await Runner.RunAsync(Repository, ["run", .. names.Select(Repository.Source), Repository.PathOf("notebooks/part.dib")]);
        Output = result.Output;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => Repository.Dispose();
}
