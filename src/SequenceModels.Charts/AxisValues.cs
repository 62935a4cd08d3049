namespace SequenceModels.Charts;

/// <summary>The values along an axis: numbers, days, or words. Words are placed at 0, 1, 2, … so that the same word may come twice.</summary>
internal sealed class AxisValues
{
    private readonly IReadOnlyList<object> values;

    private AxisValues(IReadOnlyList<object> values) => (this.values, Labels) = (values, values.Any(value => value is string) ? [.. values.Cast<string>()] : []);

    public int Count => values.Count;

    public bool AreWords => Labels.Count > 0;

    public bool AreFewWholeNumbers => Count > 1 && values.All(value => value is int) && (int)Last - (int)First is > 0 and <= 12;

    public IReadOnlyList<string> Labels { get; }

    public IEnumerable<double> Quantities => values.Where(value => value is int or double).Select(value => Convert.ToDouble(value, CultureInfo.InvariantCulture));

    public object First => values[0];

    public object Last => values[^1];

    public static AxisValues From<T>(IEnumerable<T> values) => new([.. values.Select(value => Value(value))]);

    public Column Column(string name) => new(name, [.. values]);

    public object?[] Places() => Places(Enumerable.Range(0, Count));

    public object?[] Places(IEnumerable<int> places) => [.. places.Select(Place)];

    /// <summary>The first and the last place, half a step further out for words.</summary>
    public object?[] Ends() => AreWords ? [-0.5, Count - 0.5] : [Place(0), Place(Count - 1)];

    private object? Place(int i) => values[i] switch
    {
        string => i,
        double number => Numbers.Of(number),
        int whole => whole,
        var day => ((DateTime)day).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
    };

    private static object Value(object? value) => value switch
    {
        null => "",
        DateTime day => day,
        DateOnly day => day.ToDateTime(TimeOnly.MinValue),
        int or short or byte or long => Convert.ToInt32(value, CultureInfo.InvariantCulture),
        double or float or decimal => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
