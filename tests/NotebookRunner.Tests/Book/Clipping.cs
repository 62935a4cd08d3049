namespace NotebookRunner.Tests.Book;

/// <summary>Finds what a drawing cuts off.</summary>
internal static class Clipping
{
    // Against the drawing, not the window: a diagram may scroll sideways on a phone.
    public const string Texts = """
        () => [...document.querySelectorAll('.rnn-plot text')].filter(text => {
            const inner = text.getBoundingClientRect(), outer = text.closest('.svg-container').getBoundingClientRect();
            return inner.width > 0 && getComputedStyle(text).visibility !== 'hidden'
                && (inner.left < outer.left - 2 || inner.right > outer.right + 2 || inner.top < outer.top - 2 || inner.bottom > outer.bottom + 2);
        }).map(text => text.textContent)
        """;
}
