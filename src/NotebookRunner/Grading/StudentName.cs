using System.Text;

namespace NotebookRunner.Grading;

/// <summary>Who handed in a file: what is left of its path without the lesson's own name.</summary>
internal static partial class StudentName
{
    private static readonly char[] Joints = [' ', '_', '-', '.', '/'];

    /// <param name="relativePath">The path below the folder of the class: <c>kim/08-lstm.ipynb</c>, <c>08-lstm_kim.ipynb</c>, <c>kim.ipynb</c>.</param>
    /// <param name="lessons">The names that say nothing about a student.</param>
    public static string Of(string relativePath, IEnumerable<string> lessons)
    {
        // A Mac takes letters apart (NFD) that Windows keeps whole (NFC): it is one student.
        string path = Control().Replace(WithoutEnding(relativePath).Normalize(NormalizationForm.FormC), "\uFFFD");
        int nameAt = path.LastIndexOf('/') + 1;
        string folder = path[..nameAt], name = path[nameAt..];
        foreach (string lesson in lessons)
            name = name.Replace(lesson, "", StringComparison.OrdinalIgnoreCase);
        string who = (folder + Downloaded().Replace(name, "").Trim(Joints)).Trim('/');
        return who.Length > 0 ? who : path;
    }

    // What browsers and file managers add where there is a file of that name: two files of one student.
    [GeneratedRegex(@"\s*\([0-9]+\)$|\s+-?\s*copy( [0-9]+)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Downloaded();

    // Breaks and codes of terminals, which would go on into the table.
    [GeneratedRegex(@"\p{Cc}")]
    private static partial Regex Control();

    public static string WithoutEnding(string relativePath) => Path.ChangeExtension(relativePath, null).Replace('\\', '/');
}
