namespace NotebookRunner.Tests.Book;

/// <summary>A fact that needs a browser and the installed front-end files, and says what is missing where it cannot run.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = BrowserNeeds.Missing;
}
