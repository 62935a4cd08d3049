using System.Text;

namespace SequenceModels.Data;

/// <summary>How a CSV file is written, where it is not with commas between cells, decimal points and in UTF-8.</summary>
public sealed record CsvOptions
{
    /// <summary>What stands between two cells, for example <c>;</c> or <c>\t</c>; default a comma, with <see cref="DecimalComma"/> a semicolon.</summary>
    /// <exception cref="ArgumentException">It is a letter, a digit, a quote, a sign, a point or no ASCII character.</exception>
    public char? Delimiter
    {
        get;
        init => field = value is not { } given || (given == '\t' || (given is > ' ' and < (char)127 && !char.IsLetterOrDigit(given) && !"\"'+-.".Contains(given, StringComparison.Ordinal)))
            ? value
            : throw new ArgumentException($"'{given}' cannot stand between cells: give a comma, a semicolon, a tab or another sign of ASCII that no number has.", nameof(value));
    }

    /// <summary>Whether one and a half is written 1,5; default no: 1.5.</summary>
    public bool DecimalComma { get; init; }

    /// <summary>What becomes of missing values; default <see cref="MissingValues.Refuse"/>.</summary>
    public MissingValues Missing { get; init; }

    /// <summary>Cells that mean "missing" besides empty ones, whatever their case; default NA, N/A, NaN, null, ? and -.</summary>
    public IReadOnlyList<string> MissingMarks { get; init => field = Given(value); } = ["NA", "N/A", "NaN", "null", "?", "-"];

    /// <summary>What a line begins with that is a comment, for example <c>#</c>; default none is.</summary>
    public char? Comment { get; init; }

    /// <summary>How the file's bytes are letters, for example <c>TextEncoding.Named("cp949")</c>; default: what its byte order mark says, else UTF-8.</summary>
    public Encoding? Encoding { get; init; }

    /// <summary>How a time stamp is written, for example <c>d/M/yyyy H:mm</c>; default: what looks like dates is taken for dates, other labels are not looked at.</summary>
    public string? TimeFormat { get; init; }

    /// <summary>Whether labels that are time stamps must come in order, none twice; default yes.</summary>
    public bool RequireTimeOrder { get; init; } = true;

    internal char Separator => Delimiter ?? (DecimalComma ? ';' : ',');

    /// <summary>The decimal sign, whatever the culture of the machine.</summary>
    internal NumberFormatInfo Numbers => new() { NumberDecimalSeparator = DecimalComma ? "," : ".", NumberGroupSeparator = "" };

    internal bool IsMissing(string cell) => cell.Length == 0 || MissingMarks.Contains(cell, StringComparer.OrdinalIgnoreCase);
}
