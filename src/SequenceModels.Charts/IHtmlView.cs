namespace SequenceModels.Charts;

/// <summary>What every host can show: HTML, and text by <see cref="object.ToString"/>.</summary>
internal interface IHtmlView
{
    string ToHtml();
}
