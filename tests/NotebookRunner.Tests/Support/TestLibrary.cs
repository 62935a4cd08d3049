using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NotebookRunner.Tests.Support;

/// <summary>A compiled library as a lesson loads it: operators by extension, and types that show themselves in each host's way.</summary>
internal static class TestLibrary
{
    private const string Source = """
        using System;
        using System.Collections;
        using System.IO;

        namespace TestLibrary;

        public sealed record Size(int Width);

        public static class SizeOperators
        {
            extension(Size)
            {
                public static Size operator +(Size a, Size b) => new(a.Width + b.Width);
                public static Size Of(int width) => new(width);
                public static Size Unit => new(1);
            }

            extension(Size size)
            {
                public int Doubled => 2 * size.Width;
                public Size Scaled(int factor) => new(factor * size.Width);
            }
        }

        [AttributeUsage(AttributeTargets.Class)]
        internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
        {
            public Type FormatterSourceType { get; } = formatterSourceType;
            public string[] PreferredMimeTypes { get; set; } = [];
        }

        [TypeFormatterSource(typeof(ChartFormatters), PreferredMimeTypes = ["text/html", "text/plain"])]
        public sealed class Chart;

        internal sealed class ChartFormatters
        {
            public IEnumerable CreateTypeFormatters() => new[] { new ChartFormatter("text/html", "<b>chart</b>"), new ChartFormatter("text/plain", "a chart") };
        }

        internal sealed class ChartFormatter(string mimeType, string text)
        {
            public string MimeType => mimeType;

            public bool Format(object instance, TextWriter writer)
            {
                writer.Write(text);
                return true;
            }
        }

        public sealed class Page
        {
            public string ToHtml() => "<i>page</i>";
            public override string ToString() => "a page";
        }

        public static class Faults
        {
            public static void Throw() => throw new InvalidOperationException("inside the library");
        }
        """;

    /// <summary>Compiles the library; returns the directive that loads it.</summary>
    public static string Compile(TestRepository repository)
    {
        string path = repository.PathOf("TestLibrary.dll");
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(file => MetadataReference.CreateFromFile(file));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release);
        var tree = CSharpSyntaxTree.ParseText(Source, new CSharpParseOptions(LanguageVersion.CSharp14));
        var result = CSharpCompilation.Create("TestLibrary", [tree], platform, options).Emit(path);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return $"#r \"{path}\"";
    }
}
