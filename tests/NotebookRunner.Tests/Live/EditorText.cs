using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NotebookRunner.Tests.Live;

/// <summary>Code in a cell's editor.</summary>
internal static class EditorText
{
    /// <summary>Puts the code in place of what is there. The editor is emptied by its own keys: it may choose another selection than a script has just made, and then the code would stand behind the old one.</summary>
    public static async Task WriteAsync(this ILocator editor, string code)
    {
        await editor.FocusAsync();
        await editor.PressAsync("Control+a");
        await editor.PressAsync("Delete");
        await Expect(editor).ToHaveTextAsync("");
        await editor.FillAsync(code);
    }
}
