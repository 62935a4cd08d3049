namespace Experiments;

/// <summary>A measurement that takes longer than a lesson may; one class a file, its seeds and settings at the top.</summary>
internal interface IExperiment
{
    /// <summary>The number of its lesson and two or three words: the name on the command line and of the file in <c>data/experiments</c>.</summary>
    string Name { get; }

    /// <summary>The columns of the table.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>What can be computed by itself, in the order of the table: for each row a text that names it and the work that gives its columns.</summary>
    IEnumerable<(string Row, Func<IReadOnlyList<object>> Compute)> Rows();
}
