using NotebookRunner.Live;
using NotebookRunner.Notebooks;
using NotebookRunner.Tests.Book;
using Xunit.Abstractions;

namespace NotebookRunner.Tests.Live;

public sealed class SlowCellsTests(ITestOutputHelper log)
{
    private const double Patience = 10;

    public static TheoryData<string> Lessons => new(Directory.EnumerateFiles(Folder, "*.ipynb").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal));

    private static string Folder => Path.GetFullPath(Path.Combine(SampleBook.InstalledWebFolder, "../../notebooks"));

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Most_cells_of_a_lesson_take_ten_seconds_at_most_and_what_is_slow_is_a_code_cell(string lesson)
    {
        var cells = NotebookDocument.Load(Path.Combine(Folder, lesson + ".ipynb")).Cells;
        var slow = SlowCells.Measured.Of(lesson);
        double share = 1 - slow.Count(cell => cell.Value > Patience) / (double)cells.Count(cell => cell.IsCode);
        log.WriteLine($"{lesson}: {share:P0} of the cells within {Patience} s");
        Assert.All(slow.Keys, id => Assert.True(cells.Any(cell => cell.Id == id && cell.IsCode), $"{lesson} has no code cell {id}."));
        Assert.True(share >= 0.8, $"{share:P0}");
    }
}
