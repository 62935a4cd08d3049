namespace NotebookRunner.Tests.Support;

/// <summary>Cells as users of Polyglot Notebooks type them, with what must be seen of each: the same in every host of the engine.</summary>
internal static class PolyglotCells
{
    /// <summary>The cell, the MIME type, and a piece of what is shown in it, or printed where the type is <c>stdout</c>.</summary>
    public static IReadOnlyList<(string Code, string Form, string Shown)> Plain { get; } =
    [
        ("\n  #region a\nvar x = 41;\n  #endregion\nx + 1\n\n", "text/plain", "42"),
        ("display(x);", "text/plain", "41"),
        ("HTML(\"<b>bold</b>\")", "text/html", "<b>bold</b>"),
        ("\"a\".Display();", "text/plain", "a"),
        ("new[] { (A: 1, B: 2) }.Display(\"text/plain\");", "text/plain", "1"),
        ("\"<i>i</i>\".DisplayAs(\"text/html\");", "text/html", "<i>i</i>"),
        ("var shown = 1.Display(); shown.Update(2);", "text/plain", "2"),
        ("var other = display(3); other.Update(4);", "text/plain", "4"),
        ("record Point(int X);\nFormatter.Register<Point>(point => $\"<b>P{point.X}</b>\", \"text/html\");\nnew Point(7)", "text/html", "<b>P7</b>"),
        ("class Page { public string ToHtml() => \"own\"; }\nFormatter.Register<Page>(page => \"registered\", \"text/html\");\nnew Page()", "text/html", "registered"),
        ("using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags;\ndiv(b(\"x\"), i(1 + 1))", "text/html", "<div><b>x</b>"),
        ("KernelInvocationContext.Current.Command is Microsoft.DotNet.Interactive.Commands.SubmitCode", "text/plain", "True"),
        ("using Microsoft.DotNet.Interactive;\nKernelInvocationContext.Current.Display(\"by the context\");", "text/plain", "by the context"),
        ("await Kernel.Root.SendAsync(new Microsoft.DotNet.Interactive.Commands.SubmitCode(\"6 * 7\"));", "text/plain", "42"),
        ("#!time\nx", "text/plain", "Wall time: "),
        ("#!who", "text/plain", "System.Int32 x = 41"),
        ("#!whos", "text/html", "<td>x</td>"),
        ("#!markdown\n# Title, it's \"one", "text/markdown", "# Title, it's \"one"),
        ("#!html\n<p>it's</p>\n#!csharp\nx + 2", "text/plain", "43"),
        ("#!value --name stored\nfrom outside", "text/plain", "from outside"),
        ("#!set --name taken --value @value:stored\ntaken.Length", "text/plain", "12"),
        ("#!share --from value stored\n", "", ""),
        ("stored + taken.Length", "text/plain", "from outside12"),
        ("new double[,] { { 1, 2.5 }, { 3, 4 } }", "text/plain", "Double[2×2]\n  1  2.5\n  3    4"),
        ("new int[2, 1, 3]", "text/plain", "Int32[2×1×3] at [0, ·, ·]\n0  0  0\nInt32[2×1×3] at [1, ·, ·]\n0  0  0"),
        ("new int[2, 1, 3]", "text/html", "<caption>Int32[2&#215;1&#215;3] at [1, &#183;, &#183;]</caption><tbody><tr><td style=\"text-align:right\">0</td>"),
        ("new int[30, 2, 1, 1]", "text/plain", "at [9, 1, ·, ·]\n0\n…"),
        ("var text = \"\"\"\n#!time\n#r \"nuget: No\"\n\"\"\";\ntext.Length", "text/plain", "21"),
        ("try { await Kernel.GetInputAsync(\"name\"); } catch (Exception nobody) { Console.Write(nobody.Message); }", "stdout", "Nobody can answer"),
        ("var late = Task.Run(async () => { await Task.Delay(300); \"late\".Display(); });", "", ""),
        ("await late;", "text/plain", "late"),
        ("((object)null).Display();", "text/plain", "null"),
    ];

    /// <summary>Those that ask for packages, which takes the time of many others.</summary>
    public static IReadOnlyList<(string Code, string Form, string Shown)> OfPackages { get; } =
    [
        ("#r \"nuget: MathNet.Numerics, 5.0.0\"\nMathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(2, 3, 1.5)", "text/html", "<caption>DenseMatrix 2&#215;3</caption><tbody><tr><td style=\"text-align:right\">1.5</td>"),
        ("MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(2, 3, 1.5)", "text/plain", "DenseMatrix 2x3-Double\n1.5  1.5  1.5"),
        ("MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense(2, 0.5)", "text/html", "<caption>DenseVector 2</caption><tbody><tr><td style=\"text-align:right\">0.5</td></tr>"),
        ("#r \"nuget: Microsoft.Data.Analysis, 0.24.0\"\nvar frame = new Microsoft.Data.Analysis.DataFrame(new Microsoft.Data.Analysis.Int32DataFrameColumn(\"units\", new[] { 16, 32 }));\nframe", "text/html", "<p>DataFrame 2×1</p><table"),
        ("frame", "text/plain", "DataFrame 2×1\nunits"),
    ];
}
