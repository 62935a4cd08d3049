using System.Globalization;

namespace NotebookEngine.Interruption;

/// <summary>Keeps the culture that a cell sets for the cells after it, as the rest of a program would have it: each cell is a task of its own, whose culture ends with it. (Public because cells call it.)</summary>
public sealed class CellCulture
{
    private static readonly AsyncLocal<CellCulture?> current = new();

    private CultureInfo? culture;
    private CultureInfo? language;

    /// <summary>A cell sets <see cref="CultureInfo.CurrentCulture"/>.</summary>
    /// <param name="set">To what.</param>
    /// <returns>The same.</returns>
    public static CultureInfo Keep(CultureInfo set)
    {
        if (current.Value is { } session)
            session.culture = set;
        return set;
    }

    /// <summary>A cell sets <see cref="CultureInfo.CurrentUICulture"/>.</summary>
    /// <param name="set">To what.</param>
    /// <returns>The same.</returns>
    public static CultureInfo KeepLanguage(CultureInfo set)
    {
        if (current.Value is { } session)
            session.language = set;
        return set;
    }

    /// <summary>The code that follows is a cell of this session, with the culture that the cells before it have set.</summary>
    internal void Enter()
    {
        current.Value = this;
        if (culture is not null)
            CultureInfo.CurrentCulture = culture;
        if (language is not null)
            CultureInfo.CurrentUICulture = language;
    }
}
