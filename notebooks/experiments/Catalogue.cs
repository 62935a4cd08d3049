using System.Globalization;
using System.Runtime.CompilerServices;
using SequenceModels.Lessons;

namespace Experiments;

/// <summary>All experiments, and how one is run.</summary>
internal static class Catalogue
{
    /// <summary>Every class of this program that is an experiment, in the order of their names.</summary>
    public static IReadOnlyList<IExperiment> All { get; } =
        [.. typeof(Catalogue).Assembly.GetTypes().Where(type => type.IsClass && typeof(IExperiment).IsAssignableFrom(type))
            .Select(type => (IExperiment)Activator.CreateInstance(type)!).OrderBy(experiment => experiment.Name, StringComparer.Ordinal)];

    /// <summary>Where the tables lie, found from this source file.</summary>
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(SourceFolder(), "..", "..", "data", "experiments"));

    /// <summary>Computes a table; rows that do not depend on each other are computed side by side, and the same numbers come out for any number of threads.</summary>
    public static RecordedTable Run(IExperiment experiment, int threads, TextWriter log)
    {
        var work = experiment.Rows().ToArray();
        var rows = new IReadOnlyList<string>[work.Length];
        Parallel.For(0, work.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
        {
            rows[i] = [.. work[i].Compute().Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)!)];
            lock (log)
                log.WriteLine($"{work[i].Row}: {string.Join(", ", rows[i])}");
        });
        return new($"dotnet run -c Release --project notebooks/experiments -- {experiment.Name}", DateOnly.FromDateTime(DateTime.Today), experiment.Columns, rows);
    }

    private static string SourceFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
