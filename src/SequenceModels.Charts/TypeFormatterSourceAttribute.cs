namespace SequenceModels.Charts;

/// <summary>Tells .NET Interactive how to show a type. It looks for an attribute of this name and these properties, so no reference to it is needed.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;

    // Every type named here must have a formatter in the source, or the host overflows its stack.
    public string[] PreferredMimeTypes { get; } = [HostFormatters.Html, HostFormatters.Text];
}
