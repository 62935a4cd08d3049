namespace SequenceModels.Charts;

/// <summary>Writes a view in one MIME type.</summary>
internal sealed class HostFormatter(string mimeType, Func<IHtmlView, string> text)
{
    public string MimeType => mimeType;

    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not IHtmlView view)
            return false;
        writer.Write(text(view));
        return true;
    }
}
