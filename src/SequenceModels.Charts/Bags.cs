using System.Collections;

namespace SequenceModels.Charts;

/// <summary>Plotly.NET's traces, layouts and axes are bags of named values.</summary>
/// <remarks>From C# their F# constructors want 30 to 70 arguments each, and Plotly.NET.CSharp's calls cost ten times as much for the first chart: bags are filled by name.</remarks>
internal static class Bags
{
    /// <summary>The bag with these values in it; null leaves one out.</summary>
    public static T With<T>(this T bag, params ReadOnlySpan<(string Name, object? Value)> parts) where T : DynamicObj.DynamicObj
    {
        foreach (var (name, value) in parts)
            if (value is not null)
                bag.Properties[name] = value;
        return bag;
    }

    /// <summary>Where the page is narrower, the figure scrolls.</summary>
    public static Layout NoNarrowerThan(this Layout layout, int pixels) => layout.With(("meta", new DynamicObj.DynamicObj().With(("minWidth", pixels))));

    public static object? Value(this DynamicObj.DynamicObj bag, string name) => bag.Properties.GetValueOrDefault(name);

    /// <summary>The bag of this name inside another.</summary>
    public static DynamicObj.DynamicObj In(this DynamicObj.DynamicObj bag, string name) => (DynamicObj.DynamicObj)bag.Properties[name];

    /// <summary>A chart that shares nothing that can change with another.</summary>
    public static GenericChart Copy(this GenericChart chart) => ChartReader.Chart(GenericChart.getTraces(chart).Select(Copy), Copy(GenericChart.getLayout(chart)));

    private static T Copy<T>(T bag) where T : DynamicObj.DynamicObj
    {
        var copy = (T)(bag is Trace trace ? Activator.CreateInstance(bag.GetType(), trace.type)! : Activator.CreateInstance(bag.GetType())!);
        foreach (var (name, value) in bag.Properties)
            copy.Properties[name] = CopyOf(value)!;
        return copy;
    }

    // Anything else that Plotly.NET puts into a bag does not change: words, numbers, its choices and colours.
    private static object? CopyOf(object? value) => value switch
    {
        DynamicObj.DynamicObj bag => Copy(bag),
        string or IDictionary => value,
        Array list when list.GetType().GetElementType()!.IsPrimitive => list.Clone(),
        IEnumerable list => Items(list),
        _ => value,
    };

    // A list of its own with the same type of items, because Plotly.NET asks for them by type.
    private static Array Items(IEnumerable list)
    {
        object?[] items = [.. list.Cast<object?>().Select(CopyOf)];
        var type = list.GetType().GetInterfaces().Append(list.GetType()).FirstOrDefault(t => t.IsGenericType && t.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0] ?? typeof(object);
        var copy = Array.CreateInstance(type, items.Length);
        for (var i = 0; i < items.Length; i++)
            copy.SetValue(items[i], i);
        return copy;
    }
}
