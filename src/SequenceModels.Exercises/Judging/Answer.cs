using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace SequenceModels.Exercises.Judging;

/// <summary>A value of any kind as numbers with a shape, or as a text, so that an array, a list, a vector and a LINQ query can be the same answer.</summary>
internal sealed record Answer(IReadOnlyList<int> Shape, double[] Values, string? Text = null)
{
    private const int Most = 100_000;

    /// <summary>The value as numbers, or null where it is neither a number nor made of them.</summary>
    public static Answer? Of(object? value) => value switch
    {
        string text => new([], [], text.Trim()),
        bool truth => new([], [truth ? 1 : 0]),
        char letter => new([], [], letter.ToString()),
        Enum name => new([], [], name.ToString()),
        sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal => new([], [Convert.ToDouble(value, CultureInfo.InvariantCulture)]),
        System.Numerics.Complex { Imaginary: 0 } number => new([], [number.Real]),
        Matrix<double> matrix => new([matrix.RowCount, matrix.ColumnCount], matrix.ToRowMajorArray()),
        Matrix<float> matrix => Of(matrix.ToDouble()),
        Vector<double> vector => new([vector.Count], vector.ToArray()),
        Array { Rank: > 1 } table => OfTable(table),
        Sequence sequence => OfMany(Enumerable.Range(0, sequence.Steps).Select(t => sequence[t])),
        ITuple tuple => OfMany(Enumerable.Range(0, tuple.Length).Select(n => tuple[n])),
        IEnumerable many => OfMany(many),
        _ => null,
    };

    public bool IsNumber => Text is null && Shape.All(length => length == 1);

    /// <summary>Whether the numbers stand as in what is asked for. A row, a column and a list are the same; and where a list is asked for, so is a table read line by line.</summary>
    public bool HasShapeOf(Answer asked) => Long(Shape).SequenceEqual(Long(asked.Shape)) || (asked.Shape is [int count] && count == Values.Length);

    public bool IsNear(Answer other, double tolerance) =>
        string.Equals(Text, other.Text, StringComparison.OrdinalIgnoreCase) && HasShapeOf(other) && Values.Zip(other.Values).All(pair => AreNear(pair.First, pair.Second, tolerance));

    public IEnumerable<int> WrongPlaces(Answer right, double tolerance) => Enumerable.Range(0, Values.Length).Where(n => !AreNear(Values[n], right.Values[n], tolerance));

    /// <summary>A few numbers or a text as they are; null where they are many.</summary>
    public string? Brief => Text is not null ? $"\"{Text}\"" : IsNumber ? Digits(Values[0]) : Shape is [<= 8] ? $"[{string.Join(", ", Values.Select(Digits))}]" : null;

    /// <summary>What it is in words: <c>a number</c>, <c>a text</c>, <c>[3×2]</c>.</summary>
    public string Kind => Text is not null ? "a text" : IsNumber ? "a number" : $"[{string.Join('×', Shape)}]";

    private static string Digits(double value) => value.ToString("G5", CultureInfo.InvariantCulture);

    private static bool AreNear(double a, double b, double tolerance) => a.Equals(b) || Math.Abs(a - b) <= tolerance * Math.Max(1, Math.Abs(b));

    private static IEnumerable<int> Long(IReadOnlyList<int> shape) => shape.Where(length => length != 1);

    private static Answer? OfTable(Array table)
    {
        var list = OfMany(table);
        return list is { Text: null } ? list with { Shape = [.. Enumerable.Range(0, table.Rank).Select(table.GetLength), .. list.Shape.Skip(1)] } : list;
    }

    private static Answer? OfMany(IEnumerable many)
    {
        List<Answer> parts = [];
        foreach (object? item in many)
        {
            if (Of(item) is not { } part || part.Text is not null)
                return Texts(many);
            parts.Add(part);
            if (parts.Count > Most)
                throw new InvalidOperationException($"The answer has more than {Most} entries. Does the sequence ever end?");
        }
        bool isRegular = parts.Count > 0 && parts.TrueForAll(part => part.Shape.SequenceEqual(parts[0].Shape));
        double[] values = [.. parts.SelectMany(part => part.Values)];
        return new(isRegular ? [parts.Count, .. parts[0].Shape] : [values.Length], values);
    }

    private static Answer? Texts(IEnumerable many)
    {
        string?[] texts = [.. many.Cast<object?>().Take(Most).Select(item => Of(item)?.Text)];
        return texts.Contains(null) ? null : new([], [], string.Join(", ", texts));
    }
}
