using System.Collections;

namespace SequenceModels.Charts;

/// <summary>The formatters that <see cref="TypeFormatterSourceAttribute"/> leads to; the host finds the members by name.</summary>
internal sealed class HostFormatters
{
    public const string Html = "text/html";
    public const string Text = "text/plain";

    private readonly HostFormatter[] formatters =
    [
        new(Html, view => view.ToHtml()),
        new(Text, view => view.ToString() ?? ""),
    ];

    public IEnumerable CreateTypeFormatters() => formatters;
}
