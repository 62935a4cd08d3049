namespace NotebookRunner.Tests.Book;

/// <summary>A theory that needs a browser and the installed front-end files, and says what is missing where it cannot run.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = BrowserNeeds.Missing;
}
