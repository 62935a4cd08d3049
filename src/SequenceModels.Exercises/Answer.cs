using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Numerics;

namespace SequenceModels.Exercises;

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
        Matrix<double> matrix => new([matrix.RowCount, matrix.ColumnCount], matrix.ToRowMajorArray()),
        Vector<double> vector => new([vector.Count], vector.ToArray()),
        double[,] table => new([table.GetLength(0), table.GetLength(1)], [.. table.Cast<double>()]),
        Sequence sequence => OfMany(Enumerable.Range(0, sequence.Steps).Select(t => sequence[t])),
        ITuple tuple => OfMany(Enumerable.Range(0, tuple.Length).Select(n => tuple[n])),
        IEnumerable many => OfMany(many),
        _ => null,
    };

    public bool IsNumber => Text is null && Shape.All(length => length == 1);

    public bool HasShapeOf(Answer other) => Trimmed(Shape).SequenceEqual(Trimmed(other.Shape));

    public bool IsNear(Answer other, double tolerance) =>
        string.Equals(Text, other.Text, StringComparison.OrdinalIgnoreCase) && HasShapeOf(other) && Values.Zip(other.Values).All(pair => AreNear(pair.First, pair.Second, tolerance));

    /// <summary>What it is in words: <c>a number</c>, <c>a text</c>, <c>[3×2]</c>.</summary>
    public string Kind => Text is not null ? "a text" : IsNumber ? "a number" : $"[{string.Join('×', Shape)}]";

    private static bool AreNear(double a, double b, double tolerance) => a.Equals(b) || Math.Abs(a - b) <= tolerance * Math.Max(1, Math.Abs(b));

    // A column is as good as a list.
    private static IEnumerable<int> Trimmed(IReadOnlyList<int> shape) => shape.Take(shape.Count - shape.Reverse().TakeWhile(length => length == 1).Count());

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
