using Experiments;
using SequenceModels.Lessons;

namespace Notebooks.Tests;

/// <summary>The recorded tables and the programs that compute them belong together.</summary>
public sealed class ExperimentsTests
{
    public static TheoryData<string> Names => [.. Catalogue.All.Select(experiment => experiment.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_experiment_has_its_table_with_command_columns_and_rows(string name)
    {
        var experiment = Catalogue.All.Single(experiment => experiment.Name == name);
        var table = RecordedTable.Load(Path.Combine(Catalogue.Folder, name + ".csv"));
        Assert.Equal($"dotnet run -c Release --project notebooks/experiments -- {name}", table.Command);
        Assert.Equal(experiment.Columns, table.Names);
        Assert.Equal(experiment.Rows().Count(), table.Rows.Count);
    }

    [Fact]
    public void No_table_is_without_its_program() =>
        Assert.Equal(Catalogue.All.Select(experiment => experiment.Name),
            Directory.EnumerateFiles(Catalogue.Folder, "*.csv").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal));

    /// <summary>Run before a release: <c>EXPERIMENTS=all dotnet test -c Release tests/Notebooks.Tests --filter Category=Experiments</c>.</summary>
    [BeforeReleaseTheory]
    [MemberData(nameof(Names))]
    [Trait("Category", "Experiments")]
    public void The_table_is_what_the_program_computes_today(string name)
    {
        var table = RecordedTable.Load(Path.Combine(Catalogue.Folder, name + ".csv"));
        var again = Catalogue.Run(Catalogue.All.Single(experiment => experiment.Name == name), Environment.ProcessorCount, TextWriter.Null);
        Assert.Equal(table.Rows, again.Rows);
    }

    private sealed class BeforeReleaseTheoryAttribute : TheoryAttribute
    {
        public BeforeReleaseTheoryAttribute() =>
            Skip = Environment.GetEnvironmentVariable("EXPERIMENTS") == "all" ? null : "Takes hours: set EXPERIMENTS=all to compute every recorded table again.";
    }
}
