using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace NotebookEngine.Formatting;

/// <summary>The package's way to show any value, which follows a list that contains itself until the stack overflows, with an end.</summary>
/// <remarks>What is shown by our own ways writes to a <see cref="ValueWriter"/>. This is for the others: a context's <c>Display</c>, <c>x.ToDisplayString()</c> in a cell or in a formatter of the learner's.</remarks>
internal sealed class GuardedFormatter(ITypeFormatter formatter) : ITypeFormatter
{
    public string MimeType => formatter.MimeType;

    public Type Type => formatter.Type;

    /// <summary>Puts a guard before the package's formatters for any value, as text and as a page, and makes iterators show what they give, wherever in a value they are. To be called before the first value is shown.</summary>
    public static void Use()
    {
        // The package has no public place for a formatter that what a cell registers goes before.
        var defaults = (ConcurrentStack<ITypeFormatter>)typeof(Formatter).GetField("_defaultTypeFormatters", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;
        foreach (var formatter in defaults.Where(formatter => formatter.Type == typeof(object) && (formatter.MimeType is PlainTextFormatter.MimeType or HtmlFormatter.MimeType)).ToList())
            defaults.Push(new GuardedFormatter(formatter));
        foreach (string form in (string[])[PlainTextFormatter.MimeType, PlainTextSummaryFormatter.MimeType, HtmlFormatter.MimeType])
            defaults.Push(new IteratorFormatter(form));
    }

    public bool Format(object instance, FormatContext context) => context.Writer is ValueWriter ? formatter.Format(instance, context) : SmallStack.Run(() =>
    {
        using var guarded = new ValueWriter();
        var writer = context.Writer;
        Writer(context) = guarded;
        try
        {
            if (!formatter.Format(instance, context))
                return false;
        }
        finally
        {
            Writer(context) = writer;
        }
        writer.Write(guarded.ToString());
        return true;
    });

    // A context of its own would forget how deep in the value it is.
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "<Writer>k__BackingField")]
    private static extern ref TextWriter Writer(FormatContext context);
}
