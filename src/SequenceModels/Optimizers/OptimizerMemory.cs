namespace SequenceModels.Optimizers;

/// <summary>What an optimizer keeps of each number, under names by which it is saved: <c>m.0</c> is memory m of the first parameter.</summary>
internal sealed class OptimizerMemory(IReadOnlyList<Parameter> parameters)
{
    private readonly Dictionary<string, (Parameter Parameter, double[] Values)> memories = [];

    public double[][] Add(string name, double start)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        double[][] values = [.. parameters.Select(parameter => new double[parameter.Count])];
        foreach (var (p, parameter) in parameters.Index())
        {
            Array.Fill(values[p], start);
            memories.Add(string.Create(CultureInfo.InvariantCulture, $"{name}.{p}"), (parameter, values[p]));
        }
        return values;
    }

    public Dictionary<string, Matrix<double>> Copy() => memories.ToDictionary(
        entry => entry.Key,
        entry => Matrix<double>.Build.Dense(entry.Value.Parameter.Value.RowCount, entry.Value.Parameter.Value.ColumnCount, [.. entry.Value.Values]));

    /// <exception cref="ArgumentException">Tensors are missing, unused or of another shape; nothing has changed.</exception>
    public void Set(IReadOnlyDictionary<string, Matrix<double>> tensors)
    {
        var (missing, unused) = (memories.Keys.Except(Given(tensors).Keys).ToList(), tensors.Keys.Except(memories.Keys).ToList());
        var odd = memories.Where(entry => tensors.TryGetValue(entry.Key, out var tensor) && !Fits(tensor, entry.Value.Parameter))
            .Select(entry => $"{entry.Key} is [{tensors[entry.Key].RowCount}×{tensors[entry.Key].ColumnCount}] but belongs to {entry.Value.Parameter}").ToList();
        if (missing.Count + unused.Count + odd.Count > 0)
            throw new ArgumentException($"The state does not fit this optimizer. Missing: {Listed(missing)}; unused: {Listed(unused)}; of another shape: {Listed(odd)}.", nameof(tensors));
        foreach (var (name, memory) in memories)
            tensors[name].ToColumnMajorArray().CopyTo(memory.Values, 0);
    }

    private static bool Fits(Matrix<double> tensor, Parameter parameter) =>
        tensor.RowCount == parameter.Value.RowCount && tensor.ColumnCount == parameter.Value.ColumnCount;

    private static string Listed(List<string> names) => names.Count == 0 ? "none" : string.Join(", ", names.Take(10)) + (names.Count > 10 ? $" and {names.Count - 10} more" : "");
}
