using System.Collections;
using System.Reflection;
using MathNet.Numerics.LinearAlgebra;

namespace SequenceModels.Charts.Tests;

/// <summary>What hosts look for by name, found the way they find it.</summary>
public class HostTests
{
    public static TheoryData<object> Views => [Gallery.Figures["lines"], Table.Of("t", ("a", [1])), Vector<double>.Build.Dense(2).Show("b")];

    [Theory, MemberData(nameof(Views), DisableDiscoveryEnumeration = true)]
    public void Dotnet_interactive_finds_a_formatter_for_every_type_it_is_promised(object view)
    {
        var attribute = view.GetType().GetCustomAttributes().Single(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        var source = Activator.CreateInstance((Type)Property(attribute, "FormatterSourceType"))!;
        var formatters = ((IEnumerable)source.GetType().GetMethod("CreateTypeFormatters")!.Invoke(source, null)!).Cast<object>().ToArray();
        Assert.Equal((string[])Property(attribute, "PreferredMimeTypes"), formatters.Select(f => (string)Property(f, "MimeType")));
        foreach (var formatter in formatters)
        {
            using var writer = new StringWriter();
            Assert.Equal(true, formatter.GetType().GetMethod("Format")!.Invoke(formatter, [view, writer]));
            Assert.NotEmpty(writer.ToString());
        }
    }

    [Theory, MemberData(nameof(Views), DisableDiscoveryEnumeration = true)]
    public void Verso_finds_its_method(object view) =>
        Assert.StartsWith("<", (string)view.GetType().GetMethod("ToHtml", Type.EmptyTypes)!.Invoke(view, null)!);

    [Fact]
    public void The_page_the_setting_or_the_build_brings_plotly()
    {
        var root = Directory.CreateTempSubdirectory();
        try
        {
            var assemblies = Path.Combine(root.FullName, "bin", "SequenceModels", "release");
            Assert.Null(PlotlyScript.File(null, assemblies));
            var built = Path.Combine(root.FullName, "web", "plotly.min.js");
            Directory.CreateDirectory(Path.GetDirectoryName(built)!);
            File.WriteAllText(built, "");
            Assert.Equal(built, PlotlyScript.File(null, assemblies));
            Assert.Null(PlotlyScript.File("page", assemblies));
            Assert.Equal(built, PlotlyScript.File(built, ""));
            Assert.Contains("'nowhere.js'", Assert.Throws<FileNotFoundException>(() => PlotlyScript.File("nowhere.js", assemblies)).Message);
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    private static object Property(object of, string name) => of.GetType().GetProperty(name)!.GetValue(of)!;
}
