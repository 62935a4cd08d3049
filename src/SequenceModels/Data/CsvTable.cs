using CsvHelper;

namespace SequenceModels.Data;

/// <summary>Columns of a CSV file, every line of it checked.</summary>
internal sealed class CsvTable
{
    private const string Json = " It looks like JSON, not like CSV.";

    private readonly string path;
    private readonly CsvOptions options;

    private CsvTable(string path, CsvOptions options, int columns) =>
        (this.path, this.options, Values) = (path, options, [.. Enumerable.Range(0, columns).Select(_ => new List<double>())]);

    /// <summary>The columns of values; NaN where one is missing.</summary>
    public IReadOnlyList<List<double>> Values { get; }

    public List<string> Labels { get; } = [];

    /// <summary>Where each row stands in the file.</summary>
    public List<long> Lines { get; } = [];

    /// <exception cref="InvalidDataException">Anything is not as the options say; the message gives line and column.</exception>
    public static CsvTable Read(string path, IReadOnlyList<string> valueColumns, string? labelColumn, CsvOptions options)
    {
        string text = DataFile.ReadText(path, options.Encoding);
        try
        {
            using var csv = CsvReader.Create(new StringReader(text), new CsvReaderOptions
            {
                Separator = options.Separator,
                CommentPrefix = options.Comment,
                TrimWhitespace = true,
                TrackLineNumbers = true,
                MalformedData = CsvMalformedDataHandling.Throw,
            });
            var table = new CsvTable(path, options, valueColumns.Count);
            string[] headers = [.. csv.Headers.Select(header => header.Trim())];
            int[] values = [.. valueColumns.Select(column => table.Find(column, headers))];
            int? label = labelColumn is null ? null : table.Find(labelColumn, headers);
            while (csv.Read())
                table.Add(csv, headers, values, label);
            return table;
        }
        catch (CsvFormatException error)
        {
            throw new InvalidDataException($"{path} is not a CSV file that can be read: {Shown.Cut(error.Message, 200)}{(LooksLikeJson(text) ? Json : "")}", error);
        }
    }

    private int Find(string column, string[] headers)
    {
        int[] places = [.. headers.Index().Where(header => header.Item == column.Trim()).Select(header => header.Index)];
        return places.Length switch
        {
            1 => places[0],
            > 1 => throw new InvalidDataException($"{path} has {places.Length} columns '{Shown.Cut(column)}': give each a name of its own."),
            _ => throw new InvalidDataException($"{path} has no column '{Shown.Cut(column)}': its header line has [{string.Join(", ", headers.Take(20).Select(header => Shown.Cut(header)))}].{Hint(column, headers)}"),
        };
    }

    private string Hint(string column, string[] headers)
    {
        if (headers.FirstOrDefault(header => header.Equals(column.Trim(), StringComparison.OrdinalIgnoreCase)) is { } other)
            return $" Did you mean '{Shown.Cut(other)}'?";
        string line = string.Join(options.Separator, headers);
        if (LooksLikeJson(line))
            return Json;
        char? found = ((char[])[';', '\t', '|', ',']).Where(sign => sign != options.Separator && line.Contains(sign, StringComparison.Ordinal)).Select(sign => (char?)sign).FirstOrDefault();
        return found is { } delimiter ? $" Its cells look parted by '{(delimiter == '\t' ? "\\t" : delimiter)}': give new CsvOptions {{ Delimiter = '{(delimiter == '\t' ? "\\t" : delimiter)}' }}." : "";
    }

    private static bool LooksLikeJson(string text) => text.AsSpan().TrimStart() is ['{' or '[', ..];

    private void Add(CsvReader csv, string[] headers, int[] values, int? label)
    {
        if (values.Append(label ?? 0).Where(column => column >= csv.FieldCount).Select(column => (int?)column).FirstOrDefault() is { } absent)
            throw Nothing(csv, headers[absent]);
        if (csv.FieldCount != headers.Length)
            throw new InvalidDataException($"{path}, line {csv.LineNumber}: {csv.FieldCount} cells, but the header line has {headers.Length}. "
                + $"Is '{options.Separator}' what parts the cells, or does a number have a decimal comma? Put cells that hold it in quotes, or say how it is written with CsvOptions.");
        double[] row = [.. values.Select(column => Value(csv, headers[column], column))];
        if (options.Missing == MissingValues.Drop && row.Any(double.IsNaN))
            return;
        foreach (var (column, value) in row.Index())
            Values[column].Add(value);
        Labels.Add(label is { } place ? Label(csv, headers[place], place) : "");
        Lines.Add(csv.LineNumber);
    }

    private string Label(CsvReader csv, string header, int column)
    {
        string cell = csv.GetString(column);
        return cell.Length > 0 ? cell : throw Nothing(csv, header);
    }

    private double Value(CsvReader csv, string header, int column)
    {
        string cell = csv.GetString(column).Trim();
        if (options.IsMissing(cell) && (options.Missing != MissingValues.Refuse || cell.Length == 0))
            return options.Missing == MissingValues.Refuse ? throw Nothing(csv, header) : double.NaN;
        return double.TryParse(cell, NumberStyles.Float, options.Numbers, out double value) && double.IsFinite(value)
            ? value
            : throw new InvalidDataException($"{path}, line {csv.LineNumber}, column {Shown.Cut(header)}: '{Shown.Cut(cell)}' is not a finite number. {Advice(cell)}");
    }

    private string Advice(string cell)
    {
        if (options.IsMissing(cell))
            return "Where it marks a missing value, say what becomes of it: new CsvOptions { Missing = MissingValues.Interpolate }, for example.";
        var other = options with { DecimalComma = !options.DecimalComma };
        return double.TryParse(cell, NumberStyles.Float, other.Numbers, out double value) && double.IsFinite(value)
            ? $"It has a decimal {(options.DecimalComma ? "point: give CsvOptions without DecimalComma" : "comma: give new CsvOptions { DecimalComma = true }")}."
            : $"Write it with digits and a decimal {(options.DecimalComma ? "comma" : "point")}.";
    }

    private InvalidDataException Nothing(CsvReader csv, string header) =>
        new($"{path}, line {csv.LineNumber}, column {Shown.Cut(header)}: nothing is there. Fill in the value, take the line out, or say what becomes of it (CsvOptions.Missing).");
}
