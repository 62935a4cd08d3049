using NotebookRunner.Book.Slides;

namespace NotebookRunner.Checks;

/// <summary>How long things may be in the numbered notebooks of the series; a learner's own notebooks are held to none of it.</summary>
internal static class LessonLimits
{
    /// <summary>Characters of a line of code: as many as a page shows beside its margin.</summary>
    public const int LineLength = 85;

    /// <summary>Lines of a code cell, the empty ones apart.</summary>
    public const int CellLines = 20;

    /// <summary>Slides of a lesson's deck: as many as are shown in an hour.</summary>
    public const int Slides = 30;

    /// <summary>Words of one slide; code, displayed equations and results are none.</summary>
    public const int SlideWords = Slide.MostWords;

    private const int LongestMinutes = 50, ShortestLesson = 25, ShortestStart = 15, ShortestAppendix = 10;

    /// <summary>Minutes that reading takes, exercises apart: lesson 00 is a warm-up, and appendices are shorter.</summary>
    public static (int Least, int Most) Minutes(LessonName name) =>
        (name.Number == "00" ? ShortestStart : char.IsAsciiDigit(name.Number[0]) ? ShortestLesson : ShortestAppendix, LongestMinutes);

    /// <summary>Whether a notebook is one of the series: numbered, and in the repository's folder notebooks or in its solutions.</summary>
    public static bool Hold(NotebookDocument notebook)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(notebook.Path))!;
        var workspace = Workspace.Find(folder);
        return LessonName.Of(notebook.Path) is not null && (folder == workspace.Notebooks || folder == workspace.Solutions);
    }
}
