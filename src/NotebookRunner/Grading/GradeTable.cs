using System.Globalization;
using System.Text;

namespace NotebookRunner.Grading;

/// <summary><c>grades.csv</c> (RFC 4180): one row a student and exercise.</summary>
internal static partial class GradeTable
{
    private const string LineEnd = "\r\n";

    // Without the mark at its beginning a spreadsheet would take the file's letters for those of another alphabet.
    private const string Utf8Mark = "\uFEFF";

    public static string Csv(IEnumerable<Grade> grades)
    {
        var csv = new StringBuilder(Utf8Mark + "who,lesson,exercise,status,mistake,seconds,note" + LineEnd);
        foreach (var grade in grades)
            csv.AppendJoin(',', [Field(grade.Who), Field(grade.Lesson), Field(grade.Exercise), grade.Status.Word(), Field(grade.Mistake), grade.Seconds.ToString("0.0", CultureInfo.InvariantCulture), Field(grade.Note)]).Append(LineEnd);
        return csv.ToString();
    }

    private static string Field(string text)
    {
        // A name such as =cmd() must not become a formula where the table is opened.
        string harmless = Formula().IsMatch(text) ? "'" + text : text;
        return harmless.AsSpan().IndexOfAny(",\"\r\n") < 0 ? harmless : $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    [GeneratedRegex(@"\A[=+\-@\t\r]")]
    private static partial Regex Formula();
}
