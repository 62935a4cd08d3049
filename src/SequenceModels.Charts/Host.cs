using System.Collections;
using System.Reflection;
using System.Runtime.Loader;

namespace SequenceModels.Charts;

/// <summary>Makes charts of Plotly.NET at home in whatever runs a notebook; <c>setup.csx</c> calls it before the first chart.</summary>
public static class Host
{
    private const string FSharp = "FSharp.Core", Extension = "Plotly.NET.Interactive";
    private static int isUsed;

    /// <summary>A chart of Plotly.NET shows itself from now on as a <see cref="Figure"/> does, and finds an F# library even where the host has an older one; a matrix of MathNet shows its shape.</summary>
    public static void Use()
    {
        if (Interlocked.Exchange(ref isUsed, 1) == 1)
            return;
        // The last .NET Interactive carries FSharp.Core 10.0; Plotly.NET 6 asks for 10.1 and finds nothing. What is there does.
        AssemblyLoadContext.Default.Resolving += (_, name) => name.Name == FSharp ? Loaded() : null;
        Share(typeof(Host).Assembly);
        Formatters.Register();
        AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) =>
        {
            if (loaded.LoadedAssembly.GetName().Name == Extension)
                Formatters.Keep();
        };
    }

    /// <summary>A chart of Plotly.NET as HTML, for hosts that know it by the name of its type only.</summary>
    /// <param name="chart">A <c>GenericChart</c>.</param>
    public static string ToHtml(object chart) => ((Figure)(GenericChart)chart).ToHtml();

    /// <summary>A chart of Plotly.NET in words and numbers.</summary>
    /// <param name="chart">A <c>GenericChart</c>.</param>
    public static string ToText(object chart) => ((Figure)(GenericChart)chart).ToString();

    // Scripts load a copy of each reference for each who asks, but take what the process has. So packages that a notebook asks for later meet our copies, and theirs serve us where they were first.
    private static void Share(Assembly assembly)
    {
        foreach (var name in assembly.GetReferencedAssemblies().Where(name => File.Exists(PathOf(name.Name!)) && !IsShared(name.Name!)))
            Share(Shared(name));
    }

    private static bool IsShared(string name) => AssemblyLoadContext.Default.Assemblies.Any(assembly => assembly.GetName().Name == name);

    private static Assembly Shared(AssemblyName name)
    {
        try
        {
            return AssemblyLoadContext.Default.LoadFromAssemblyName(name);
        }
        catch (FileNotFoundException)
        {
            return AssemblyLoadContext.Default.LoadFromAssemblyPath(PathOf(name.Name!));
        }
    }

    private static Assembly? Loaded() => AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(assembly => assembly.GetName().Name == FSharp) ?? Beside();

    private static Assembly? Beside() => File.Exists(PathOf(FSharp)) ? AssemblyLoadContext.Default.LoadFromAssemblyPath(PathOf(FSharp)) : null;

    private static string PathOf(string name) => Path.Combine(Path.GetDirectoryName(typeof(Host).Assembly.Location) ?? "", name + ".dll");

    // A class of its own, so that nothing of F# is asked for before the resolver is there.
    private static class Formatters
    {
        // By name: the charts refer to no host.
        private static readonly Type? formatter = Type.GetType("Microsoft.DotNet.Interactive.Formatting.Formatter, Microsoft.DotNet.Interactive.Formatting");
        private static object? ours;

        public static void Register()
        {
            Register(typeof(GenericChart), (HostFormatters.Html, ToHtml), (HostFormatters.Text, ToText));
            ours = Newest();
            // Their own text has their shape and their numbers; a host that does not know them shows their storage.
            foreach (var type in (Type[])[typeof(Matrix<>), typeof(Vector<>)])
                Register(type, (HostFormatters.Text, value => value.ToString() ?? ""));
        }

        /// <summary>Keeps Plotly.NET.Interactive, whose charts are blank without a network, from taking our place: a formatter for the cases of a chart goes before any for the whole. One of the notebook's own stays.</summary>
        public static void Keep()
        {
            if (Newest() != ours)
                return;
            foreach (var type in typeof(GenericChart).GetNestedTypes().Where(typeof(GenericChart).IsAssignableFrom))
                Register(type, (HostFormatters.Html, ToHtml), (HostFormatters.Text, ToText));
        }

        private static object? Newest() => ((IEnumerable?)formatter?.GetMethod("RegisteredFormatters")!.Invoke(null, [false]))?.Cast<object>()
            .FirstOrDefault(registered => registered.GetType().GetProperty("Type")!.GetValue(registered) as Type == typeof(GenericChart));

        private static void Register(Type type, params (string Mime, Func<object, string> Write)[] forms)
        {
            if (formatter is null)
                return;
            var register = formatter.GetMethod("Register", [typeof(Type), typeof(Action<object, TextWriter>), typeof(string)])!;
            foreach (var (mime, write) in forms)
                register.Invoke(null, [type, (Action<object, TextWriter>)((value, writer) => writer.Write(write(value))), mime]);
            formatter.GetMethod("SetPreferredMimeTypesFor")!.Invoke(null, [type, forms.Select(form => form.Mime).ToArray()]);
        }
    }
}
