using System.Reflection;
using System.Runtime.Loader;
using Plotly.NET;

namespace SequenceModels.Charts;

/// <summary>Makes charts of Plotly.NET at home in whatever runs a notebook; <c>setup.csx</c> calls it before the first chart.</summary>
public static class Host
{
    private const string FSharp = "FSharp.Core";
    private static int isUsed;

    /// <summary>A chart of Plotly.NET shows itself from now on as a <see cref="Figure"/> does, and finds an F# library even where the host has an older one.</summary>
    public static void Use()
    {
        if (Interlocked.Exchange(ref isUsed, 1) == 1)
            return;
        // The last .NET Interactive carries FSharp.Core 10.0; Plotly.NET 6 asks for 10.1 and finds nothing. What is there does.
        AssemblyLoadContext.Default.Resolving += (_, name) => name.Name == FSharp ? Loaded() : null;
        Formatters.Register();
    }

    /// <summary>A chart of Plotly.NET as HTML, for hosts that know it by the name of its type only.</summary>
    /// <param name="chart">A <c>GenericChart</c>.</param>
    public static string ToHtml(object chart) => ((Figure)(GenericChart)chart).ToHtml();

    /// <summary>A chart of Plotly.NET in words and numbers.</summary>
    /// <param name="chart">A <c>GenericChart</c>.</param>
    public static string ToText(object chart) => ((Figure)(GenericChart)chart).ToString();

    private static Assembly? Loaded() => AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(assembly => assembly.GetName().Name == FSharp) ?? Beside();

    private static Assembly? Beside() =>
        Path.Combine(Path.GetDirectoryName(typeof(Host).Assembly.Location) ?? "", FSharp + ".dll") is var file && File.Exists(file) ? AssemblyLoadContext.Default.LoadFromAssemblyPath(file) : null;

    // A class of its own, so that nothing of F# is asked for before the resolver is there.
    private static class Formatters
    {
        public static void Register()
        {
            // By name: the charts refer to no host.
            if (Type.GetType("Microsoft.DotNet.Interactive.Formatting.Formatter, Microsoft.DotNet.Interactive.Formatting") is not { } formatter)
                return;
            var register = formatter.GetMethod("Register", [typeof(Type), typeof(Action<object, TextWriter>), typeof(string)])!;
            void Add(string mime, Func<object, string> write) =>
                register.Invoke(null, [typeof(GenericChart), (Action<object, TextWriter>)((chart, writer) => writer.Write(write(chart))), mime]);
            Add(HostFormatters.Html, ToHtml);
            Add(HostFormatters.Text, ToText);
            formatter.GetMethod("SetPreferredMimeTypesFor")!.Invoke(null, [typeof(GenericChart), new[] { HostFormatters.Html, HostFormatters.Text }]);
        }
    }
}
