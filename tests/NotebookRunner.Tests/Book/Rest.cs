namespace NotebookRunner.Tests.Book;

/// <summary>What is drawn in steps, each in a frame of its own, is looked at when it has come to rest.</summary>
internal static class Rest
{
    /// <summary>
    /// A script's function that waits until something is drawn and stays as large for three frames, and says whether it came to that within a minute.
    /// </summary>
    public const string Function = """
        const comesToRest = async (isDrawn, size) => {
            const end = performance.now() + 60_000;
            for (let still = 0, last; still < 3;) {
                await new Promise(requestAnimationFrame);
                if (performance.now() > end) return false;
                const now = isDrawn() ? size() : undefined;
                still = now !== undefined && now === last ? still + 1 : 0;
                last = now;
            }
            return true;
        };
        """;
}
