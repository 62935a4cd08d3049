namespace SequenceModels.Lessons;

/// <summary>The result of an experiment that takes longer than a lesson may: a small table, with the command that computes it again and the day it was computed.</summary>
/// <remarks>
/// A text file: a line <c># command</c>, a line <c># date</c>, then names and rows with commas between. Written by <c>notebooks/experiments</c>, read by the lessons,
/// which compute one of its rows again. Introduced in lesson 01-sequence-data.
/// </remarks>
/// <param name="Command">What computes the table again.</param>
/// <param name="Date">The day it was computed.</param>
/// <param name="Names">The columns' names.</param>
/// <param name="Rows">One text a column in each row.</param>
public sealed record RecordedTable(string Command, DateOnly Date, IReadOnlyList<string> Names, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Reads a table.</summary>
    /// <param name="path">The file, for a lesson <c>../data/experiments/NN-name.csv</c>.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is not such a table, or a row has another number of columns than the names.</exception>
    public static RecordedTable Load(string path)
    {
        string[] lines = File.ReadAllLines(path);
        if (lines.Length < 3 || !lines[0].StartsWith("# ", StringComparison.Ordinal)
            || !DateOnly.TryParseExact(lines[1].TrimStart('#', ' '), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            throw new InvalidDataException($"{path} is no recorded table: it should begin with '# command', '# yyyy-MM-dd' and a line of names.");
        string[] names = lines[2].Split(',');
        string[][] rows = [.. lines[3..].Where(line => line.Length > 0).Select(line => line.Split(','))];
        if (Array.FindIndex(rows, row => row.Length != names.Length) is var bad and >= 0)
            throw new InvalidDataException($"{path} has {rows[bad].Length} columns in row {bad + 1}, but {names.Length} names.");
        return new(lines[0][2..], date, names, rows);
    }

    /// <summary>Writes the table; numbers keep all their digits.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    public void Save(string path) =>
        File.WriteAllText(path, string.Join('\n', [$"# {Command}", $"# {Date:yyyy-MM-dd}", string.Join(',', Names), .. Rows.Select(row => string.Join(',', row)), ""]));

    /// <summary>A column of words.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public IReadOnlyList<string> Words(string name)
    {
        int column = Names.ToList().IndexOf(name);
        return column >= 0 ? [.. Rows.Select(row => row[column])] : throw new ArgumentException($"The table has no column '{name}'. It has {string.Join(", ", Names)}.", nameof(name));
    }

    /// <summary>A column of numbers.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    /// <exception cref="FormatException">A row has no number there.</exception>
    public double[] Numbers(string name) => [.. Words(name).Select(word => double.Parse(word, CultureInfo.InvariantCulture))];

    /// <summary>Several columns of numbers, row by row: curves, one a seed.</summary>
    /// <param name="names">Some of <see cref="Names"/>.</param>
    /// <returns>[row][column].</returns>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    /// <exception cref="FormatException">A row has no number there.</exception>
    public double[][] NumbersByRow(IEnumerable<string> names)
    {
        double[][] columns = [.. Given(names).Select(Numbers)];
        return [.. Rows.Select((_, row) => columns.Select(column => column[row]).ToArray())];
    }

    /// <summary>One curve a row: the numbers of all columns that begin with a word, <c>loss 10</c>, <c>loss 20</c>, …, from left to right.</summary>
    /// <param name="name">The word, for example <c>loss</c>.</param>
    /// <returns>[row][column].</returns>
    /// <exception cref="ArgumentException">No column begins with it.</exception>
    /// <exception cref="FormatException">A row has no number there.</exception>
    public double[][] Curves(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        string[] columns = [.. Names.Where(column => column.StartsWith(name + " ", StringComparison.Ordinal))];
        return columns.Length > 0 ? NumbersByRow(columns)
            : throw new ArgumentException($"The table has no column that begins with '{name} '. It has {string.Join(", ", Names)}.", nameof(name));
    }

    /// <summary>The rows in which a column has a certain word.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="word">What stands in the column, to the letter.</param>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public RecordedTable Where(string name, string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        var words = Words(name);
        return this with { Rows = [.. Rows.Where((_, i) => words[i] == word)] };
    }
}
