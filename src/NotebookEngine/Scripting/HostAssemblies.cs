using Microsoft.AspNetCore.Html;
using Microsoft.CodeAnalysis.Scripting.Hosting;
using DisplayExtensions = NotebookEngine.Output.DisplayExtensions;

namespace NotebookEngine.Scripting;

/// <summary>What every cell can use without asking: .NET, the stop points, and what .NET Interactive offers to cells.</summary>
internal static class HostAssemblies
{
    private static readonly Type[] Offered = [typeof(StopPoint), typeof(Kernel), typeof(Formatter), typeof(IHtmlContent)];

    public static IEnumerable<string> Imports { get; } = [typeof(DisplayExtensions).Namespace!];

    /// <summary>So that <c>display(x)</c>, <c>HTML("…")</c> and a few types have meanings; by name, because whole namespaces would take names that a learner's own packages have.</summary>
    public static string Prelude { get; } = string.Join('\n',
    [
        $"using static {typeof(Kernel).FullName};",
        $"using static {typeof(DisplayExtensions).FullName};",
        .. new[] { typeof(Kernel), typeof(KernelInvocationContext), typeof(Formatter), typeof(PocketView), typeof(PocketViewTags) }
            .Select(type => $"using {type.Name} = {type.FullName};"),
    ]);

    public static IEnumerable<MetadataReference> References => OperatingSystem.IsBrowser()
        ? SharedAssemblies.Platform.Select(name => Assembly.Load(name)).Concat(Offered.Select(type => type.Assembly)).Select(AssemblyReference.ToMemory)
        : Framework().Concat(Offered.Select(type => type.Assembly.Location)).Select(path => MetadataReference.CreateFromFile(path));

    public static InteractiveAssemblyLoader Loader()
    {
        var loader = new InteractiveAssemblyLoader();
        foreach (var type in Offered)
            loader.RegisterDependency(type.Assembly);
        return loader;
    }

    private static IEnumerable<string> Framework()
    {
        string folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return SharedAssemblies.Platform.Where(path => Path.GetDirectoryName(path) == folder);
    }
}
