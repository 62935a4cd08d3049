namespace NotebookRunner.Tests.Book;

/// <summary>Finds what a page cuts off: figures, diagrams, tables, code and equations.</summary>
internal static class Clipping
{
    /// <summary>The texts of drawings that reach out of them.</summary>
    // Against the drawing, not the window: a diagram may scroll sideways on a phone.
    public const string Texts = """
        () => [...document.querySelectorAll('.rnn-plot text')].filter(text => {
            const inner = text.getBoundingClientRect(), outer = text.closest('.svg-container').getBoundingClientRect();
            return inner.width > 0 && getComputedStyle(text).visibility !== 'hidden'
                && (inner.left < outer.left - 2 || inner.right > outer.right + 2 || inner.top < outer.top - 2 || inner.bottom > outer.bottom + 2);
        }).map(text => text.textContent)
        """;

    /// <summary>
    /// What is wider than its place: it must scroll, say so by a shadow or by fading out at its edge, and be reached by the keyboard.
    /// </summary>
    public const string Blocks = """
        () => {
            const faults = [], right = document.documentElement.clientWidth;
            const scrolls = element => /auto|scroll/.test(getComputedStyle(element).overflowX);
            const isInScroller = element => {
                for (let outer = element.parentElement; outer; outer = outer.parentElement)
                    if (scrolls(outer) && outer.scrollWidth > outer.clientWidth) return true;
                return false;
            };
            for (const element of document.querySelectorAll('.rnn-figure, .rnn-plot, .rnn-scroll, table, pre, .math.display, .markup, .table, .result, .code, .rnn-check, .image img')) {
                const { left, right: end, width } = element.getBoundingClientRect();
                if (width === 0) continue;
                const say = fault => faults.push(`${fault}: ${element.tagName}.${element.className} ${element.textContent.trim().slice(0, 60)}`);
                if ((left < -1 || end > right + 1) && !isInScroller(element)) say('out of the window');
                const isWider = element.scrollWidth > element.clientWidth + 1, { overflowX, backgroundImage, maskImage } = getComputedStyle(element);
                if (isWider && /hidden|clip/.test(overflowX)) say('cut off');
                if (isWider && scrolls(element) && !backgroundImage.includes('gradient') && !maskImage.includes('gradient')) say('scrolls and does not show it');
                if (isWider && scrolls(element) && element.tabIndex < 0 && !element.closest('details:not([open])')) say('scrolls and is not reached by the keyboard');
            }
            return faults;
        }
        """;
}
