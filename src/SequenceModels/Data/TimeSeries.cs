using System.Globalization;
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
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(values);
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

    /// <summary>Reads one column of a CSV file with a header line (comma, decimal point, UTF-8).</summary>
    /// <param name="path">The file; from a notebook, <c>../data/…</c>.</param>
    /// <param name="valueColumn">The header of the column of values.</param>
    /// <param name="labelColumn">The header of the column of labels; default: labels are 0, 1, 2, …</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">A column is missing, or a value is missing or not a finite number; the message gives line and column.</exception>
    public static TimeSeries FromCsv(string path, string valueColumn, string? labelColumn = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(valueColumn);
        using var csv = CsvReader.Create(DataFile.OpenText(path), new CsvReaderOptions { Separator = ',', TrackLineNumbers = true });
        foreach (var column in new[] { valueColumn, labelColumn }.OfType<string>().Except(csv.Headers))
            throw new InvalidDataException($"{path} has no column '{column}': its header line has [{string.Join(", ", csv.Headers)}].");

        var (values, labels) = (new List<double>(), new List<string>());
        while (csv.Read())
        {
            values.Add(ReadValue(csv, path, valueColumn));
            if (labelColumn is not null)
                labels.Add(ReadCell(csv, path, labelColumn));
        }

        if (values.Count == 0)
            throw new InvalidDataException($"{path} has no values in column {valueColumn}: only a header line was found.");
        return new TimeSeries(valueColumn, [.. values], labelColumn is null ? null : [.. labels]);
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

    private static double ReadValue(CsvReader csv, string path, string column)
    {
        var cell = ReadCell(csv, path, column);
        return double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw new InvalidDataException($"{path}, line {csv.LineNumber}, column {column}: '{cell}' is not a finite number. "
                + "Write it with digits and a decimal point.");
    }

    private static string ReadCell(CsvReader csv, string path, string column)
    {
        var cell = csv.GetString(column).Trim();
        return cell.Length > 0
            ? cell
            : throw new InvalidDataException($"{path}, line {csv.LineNumber}, column {column}: nothing is there. Fill in the value or take the line out.");
    }
}
