using System.Collections;

namespace NotebookEngine.Formatting;

/// <summary>An iterator of a cell as any other sequence, wherever in a value it is. Of the class that the compiler makes of it the package shows the name only.</summary>
internal sealed class IteratorFormatter(string form) : ITypeFormatter
{
    public string MimeType => form;

    public Type Type => typeof(IEnumerable);

    public bool Format(object instance, FormatContext context)
    {
        if (ReadableValue.ItemOfIterator(instance, typeof(IEnumerable<>)) is not { } item)
            return false;
        var items = typeof(IteratorFormatter).GetMethod(nameof(Items), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(item);
        items.Invoke(null, [instance]).FormatTo(context, form);
        return true;
    }

    private static IEnumerable<T> Items<T>(IEnumerable<T> items) => items.Where(_ => true);
}
