using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json.Nodes;
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
        // A package that a notebook asks for later may bring another copy of Plotly.NET, where the host does not load each assembly once.
        AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) => Formatters.RegisterCopy(loaded.LoadedAssembly);
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
            Formatters.RegisterCopy(assembly);
    }

    /// <summary>A chart of Plotly.NET as HTML, for hosts that know it by the name of its type only.</summary>
    /// <param name="chart">A <c>GenericChart</c>, of whatever copy of Plotly.NET.</param>
    public static string ToHtml(object chart) => FigureOf(chart).ToHtml();

    /// <summary>A chart of Plotly.NET in words and numbers.</summary>
    /// <param name="chart">A <c>GenericChart</c>, of whatever copy of Plotly.NET.</param>
    public static string ToText(object chart) => FigureOf(chart).ToString();

    // To another copy of Plotly.NET there is no way but its JSON.
    private static Figure FigureOf(object chart) => chart as GenericChart ?? ChartReader.Read(JsonNode.Parse(Json(chart))!.AsObject());

    private static string Json(object chart)
    {
        var type = chart.GetType().BaseType!;
        return (string)type.GetMethod(nameof(GenericChart.toFigureJson), [type])!.Invoke(null, [chart])!;
    }

    private static Assembly? Loaded() => AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(assembly => assembly.GetName().Name == FSharp) ?? Beside();

    private static Assembly? Beside() =>
        Path.Combine(Path.GetDirectoryName(typeof(Host).Assembly.Location) ?? "", FSharp + ".dll") is var file && File.Exists(file) ? AssemblyLoadContext.Default.LoadFromAssemblyPath(file) : null;

    // A class of its own, so that nothing of F# is asked for before the resolver is there.
    private static class Formatters
    {
        // By name: the charts refer to no host.
        private static readonly Type? formatter = Type.GetType("Microsoft.DotNet.Interactive.Formatting.Formatter, Microsoft.DotNet.Interactive.Formatting");

        public static void Register() => Register(typeof(GenericChart));

        // Its cases one by one: a formatter of the case goes before that of the whole, which Plotly.NET.Interactive brings for its own copy.
        public static void RegisterCopy(Assembly assembly)
        {
            if (assembly.GetName().Name != typeof(GenericChart).Assembly.GetName().Name || assembly.GetType(typeof(GenericChart).FullName!) is not { } other || other == typeof(GenericChart))
                return;
            foreach (var type in other.GetNestedTypes().Where(other.IsAssignableFrom))
                Register(type);
        }

        private static void Register(Type chart)
        {
            if (formatter is null)
                return;
            var register = formatter.GetMethod("Register", [typeof(Type), typeof(Action<object, TextWriter>), typeof(string)])!;
            void Add(string mime, Func<object, string> write) =>
                register.Invoke(null, [chart, (Action<object, TextWriter>)((value, writer) => writer.Write(write(value))), mime]);
            Add(HostFormatters.Html, ToHtml);
            Add(HostFormatters.Text, ToText);
            formatter.GetMethod("SetPreferredMimeTypesFor")!.Invoke(null, [chart, new[] { HostFormatters.Html, HostFormatters.Text }]);
        }
    }
}
