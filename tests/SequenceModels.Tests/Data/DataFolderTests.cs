using System.Globalization;
using System.Security.Cryptography;
using SequenceModels.Data;

namespace SequenceModels.Tests.Data;

public sealed class DataFolderTests
{
    [Fact]
    public void The_airline_series_is_the_published_one()
    {
        var series = TimeSeries.FromCsv(InData("airline-passengers.csv"), "passengers", "month");
        Assert.Equal(144, series.Length);
        Assert.Equal((112.0, 432.0), (series.Values[0], series.Values[^1]));
        Assert.Equal((104.0, 622.0), (series.Values.Min(), series.Values.Max()));
        Assert.Equal(40_363, series.Values.Sum());
        var months = Enumerable.Range(0, 144).Select(t => new DateOnly(1949, 1, 1).AddMonths(t));
        Assert.Equal(months.Select(month => month.ToString("yyyy-MM", CultureInfo.InvariantCulture)), series.Labels);
        Assert.Equal([1520, 1676, 2042, 2364, 2700, 2867, 3408, 3939, 4421, 4572, 5140, 5714], series.Values.Chunk(12).Select(year => year.Sum()));
    }

    [Fact]
    public void The_readme_gives_size_and_hash_of_every_file()
    {
        var readme = File.ReadAllText(InData("README.md"));
        foreach (var file in new DirectoryInfo(InData("")).EnumerateFiles().Where(file => file.Name != "README.md"))
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file.FullName)));
            var size = file.Length.ToString("N0", CultureInfo.InvariantCulture);
            Assert.Contains($"| `{file.Name}` | {size} | `{hash}` |", readme, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("own-sources.txt")]
    [InlineData("alice.txt")]
    public void A_text_is_large_enough_to_learn_from_and_has_unix_lines(string file)
    {
        var corpus = TextCorpus.Load(InData(file));
        Assert.True(corpus.Length > 50_000);
        Assert.Equal(corpus.Text, File.ReadAllText(InData(file)));
    }

    private static string InData(string file) => Path.Combine(Repository.Root, "data", file);
}
