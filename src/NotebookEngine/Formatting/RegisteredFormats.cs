namespace NotebookEngine.Formatting;

/// <summary>What cells and libraries have registered with <see cref="Formatter"/>.</summary>
internal static class RegisteredFormats
{
    /// <summary>Whether there is one for this type, or for what it derives from.</summary>
    public static bool Cover(Type type) => Current().Any(format => Covers(format.Type, type));

    /// <summary>Lets something register its formatters without taking the place of those that were there: the notebook's setup has the last word, not a package that is loaded later.</summary>
    public static async Task KeepAsync(Func<Task> register)
    {
        var before = Current();
        try
        {
            await register();
        }
        finally
        {
            var added = Current().SkipLast(before.Count).ToList();
            // The last one that is registered wins; the oldest comes first, so that their order stays.
            foreach (var format in before.AsEnumerable().Reverse().Where(format => added.Exists(other => (other.Type, other.MimeType) == (format.Type, format.MimeType))))
                Formatter.Register(format);
        }
    }

    private static List<ITypeFormatter> Current() => [.. Formatter.RegisteredFormatters(includeDefaults: false)];

    private static bool Covers(Type registered, Type type) => registered.IsAssignableFrom(type)
        || (registered.IsGenericTypeDefinition && Ancestors(type).Any(ancestor => ancestor.IsGenericType && ancestor.GetGenericTypeDefinition() == registered));

    private static IEnumerable<Type> Ancestors(Type type)
    {
        for (Type? ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
            yield return ancestor;
        foreach (var contract in type.GetInterfaces())
            yield return contract;
    }
}
