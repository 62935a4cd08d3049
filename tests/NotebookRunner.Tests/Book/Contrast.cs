namespace NotebookRunner.Tests.Book;

/// <summary>The contrast of every text with what lies behind it, by WCAG 2. Texts inside a drawing are the figures' own tests' business.</summary>
internal static class Contrast
{
    /// <summary>A script that returns the texts whose contrast is below 4.5.</summary>
    public const string Poor = """
        () => {
            const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
            const memo = compute => (known => key => known.get(key) ?? known.set(key, compute(key)).get(key))(new Map());
            const rgba = memo(colour => { pen.clearRect(0, 0, 1, 1); pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1); const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data; return [r, g, b, a / 255]; });
            const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
            const behind = memo(element => element === null ? [255, 255, 255, 1] : (colour => colour[3] === 1 ? colour : over(colour, behind(element.parentElement)))(rgba(getComputedStyle(element).backgroundColor)));
            const light = ([r, g, b]) => [0.2126 * r, 0.7152 * g, 0.0722 * b].length && [r, g, b].map(c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
            const found = new Map();
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            for (let text; text = walker.nextNode();) {
                const element = text.parentElement;
                if (!text.data.trim() || element.closest('svg, script, style, dialog, .katex-mathml, .skip, .copy') || !element.checkVisibility()) continue;
                const paper = behind(element), ink = over(rgba(getComputedStyle(element).color), paper);
                const [a, b] = [light(ink), light(paper)].sort((x, y) => y - x), ratio = (a + 0.05) / (b + 0.05);
                if (ratio < 4.5) found.set(`${element.tagName}.${element.className}`, `${ratio.toFixed(2)} ${element.tagName}.${element.className}: ${text.data.trim().slice(0, 40)}`);
            }
            return [...found.values()];
        }
        """;
}
