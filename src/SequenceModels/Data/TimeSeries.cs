using System.Text;
using CsvHelper;

namespace SequenceModels.Data;

/// <summary>x_0 … x_{T−1}: values in order of time, at equal steps, each with a label such as its month.</summary>
/// <remarks>Derived in lesson 02-autoregressive-models.</remarks>
public sealed class TimeSeries
{
    /// <summary>A series from values.</summary>
    /// <param name="name">What is measured, with its unit.</param>
    /// <param name="values">Finite numbers in order of time.</param>
    /// <param name="labels">One for each value; default 0, 1, 2, …</param>
    /// <exception cref="ArgumentException">There are not as many labels as values, or a value is not finite.</exception>
    public TimeSeries(string name, double[] values, string[]? labels = null)
    {
        AllGiven(name, values);
        if (labels is not null && labels.Length != values.Length)
            throw new ArgumentException($"{values.Length} values have {labels.Length} labels: give one label for each value, or none at all.", nameof(labels));
        var position = Array.FindIndex(values, value => !double.IsFinite(value));
        if (position >= 0)
            throw new ArgumentException($"The value at position {position} is {values[position]}: a series has finite numbers only.", nameof(values));
        (Name, Values) = (name, values);
        Labels = labels ?? [.. Enumerable.Range(0, values.Length).Select(t => t.ToString(CultureInfo.InvariantCulture))];
    }

    /// <summary>What is measured, with its unit.</summary>
    public string Name { get; }

    /// <summary>x [T], in order of time.</summary>
    public double[] Values { get; }

    /// <summary>[T], what each value is called: a date, a month, a number.</summary>
    public string[] Labels { get; }

    /// <summary>T, the number of values.</summary>
    public int Length => Values.Length;

    /// <summary>Reads one column of a CSV file with a header line; spaces around names and cells do not count.</summary>
    /// <param name="path">The file; from a notebook, <c>../data/…</c>.</param>
    /// <param name="valueColumn">The header of the column of values.</param>
    /// <param name="labelColumn">The header of the column of labels; default: labels are 0, 1, 2, …</param>
    /// <param name="options">How it is written; default with commas, decimal points and in UTF-8.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">
    /// A column is missing, a line has another number of cells than the header, a value is missing or not a finite number, or time stamps are
    /// out of order; the message gives line and column.
    /// </exception>
    public static TimeSeries FromCsv(string path, string valueColumn, string? labelColumn = null, CsvOptions? options = null) =>
        FromCsv(path, [Given(valueColumn)], labelColumn, options)[0];

    /// <summary>Reads several columns at once, so that they stay side by side.</summary>
    /// <inheritdoc cref="FromCsv(string, string, string?, CsvOptions?)"/>
    /// <param name="path">The file.</param>
    /// <param name="valueColumns">The headers of the columns of values, at least one.</param>
    /// <param name="labelColumn">The header of the column of labels; default: labels are 0, 1, 2, …</param>
    /// <param name="options">How it is written; default with commas, decimal points and in UTF-8.</param>
    /// <returns>One series for each column, all of the same length.</returns>
    public static IReadOnlyList<TimeSeries> FromCsv(string path, IReadOnlyList<string> valueColumns, string? labelColumn = null, CsvOptions? options = null)
    {
        AllGiven(path, valueColumns);
        if (valueColumns.Count == 0)
            throw new ArgumentException("No column was named: give the header of at least one.", nameof(valueColumns));
        options ??= new CsvOptions();
        var table = CsvTable.Read(path, valueColumns, labelColumn, options);
        if (table.Lines.Count == 0)
            throw new InvalidDataException($"{path} has no values in column {Shown.List(valueColumns)}: only a header line was found.");
        if (labelColumn is not null && options.RequireTimeOrder)
            TimeStamps.RequireOrder(table, path, options.TimeFormat);
        string[]? labels = labelColumn is null ? null : [.. table.Labels];
        return [.. valueColumns.Zip(table.Values, (name, values) => new TimeSeries(name, Gaps.Fill(values, options.Missing, path, name, table.Lines), labels))];
    }

    /// <summary>Writes the series with its labels as a CSV file that <see cref="FromCsv(string, string, string?, CsvOptions?)"/> reads back to the last bit, all or nothing.</summary>
    /// <param name="path">The file; replaced if it exists.</param>
    /// <param name="labelColumn">The header of the labels, default <c>label</c>.</param>
    /// <param name="options">How it is to be written; default with commas, decimal points and in UTF-8, whatever the culture.</param>
    /// <exception cref="ArgumentException">The labels would be called as the values are.</exception>
    /// <exception cref="InvalidOperationException">A label is empty or has the character 0, or the encoding does not know one of its characters.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void ToCsv(string path, string labelColumn = "label", CsvOptions? options = null)
    {
        if (Given(labelColumn).Trim() == Name.Trim())
            throw new ArgumentException($"The labels would be called '{Shown.Cut(labelColumn)}' as the values are, and nobody could tell the columns apart: give labelColumn another name.", nameof(labelColumn));
        options ??= new CsvOptions();
        int odd = Array.FindIndex(Labels, label => label.Length == 0 || label.Contains('\0', StringComparison.Ordinal));
        if (odd >= 0)
            throw new InvalidOperationException($"The label at position {odd} is empty or has the character 0, which a CSV file cannot give back: give the series other labels.");
        try
        {
            WholeFile.Write(path, stream => Write(stream, labelColumn, options));
        }
        catch (EncoderFallbackException error)
        {
            throw new InvalidOperationException($"{options.Encoding?.WebName ?? "utf-8"} has no place for a character of the labels or the name (U+{(int)(error.CharUnknown == 0 ? error.CharUnknownHigh : error.CharUnknown):X4}): write with another encoding; UTF-8 knows all characters.", error);
        }
    }

    private void Write(Stream stream, string labelColumn, CsvOptions options)
    {
        using var text = new StreamWriter(stream, TextEncoding.Strict(options.Encoding), leaveOpen: true);
        using var csv = CsvWriter.Create(text, new CsvWriterOptions { Separator = options.Separator, NewLine = "\n", CommentPrefix = options.Comment });
        foreach (var (label, value) in Labels.Zip(Values, (label, value) => (label, value.ToString("R", options.Numbers))).Prepend((labelColumn, Name)))
        {
            csv.WriteField(label, CsvQuoting.Always);
            csv.WriteField(value);
            csv.EndRecord();
        }
    }

    /// <summary>The first part to learn from, the rest to be judged on: by time, never shuffled.</summary>
    /// <param name="trainLength">How many values the first part has, 1 … T−1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A part would be empty.</exception>
    public (TimeSeries Train, TimeSeries HeldOut) Split(int trainLength)
    {
        if (trainLength < 1 || trainLength >= Length)
            throw new ArgumentOutOfRangeException(nameof(trainLength), $"trainLength is {trainLength} of {Length} values, which leaves a part empty: "
                + $"give 1 … {Length - 1}.");
        return (new(Name, Values[..trainLength], Labels[..trainLength]), new(Name, Values[trainLength..], Labels[trainLength..]));
    }
}
