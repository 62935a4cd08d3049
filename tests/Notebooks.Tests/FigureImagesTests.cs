using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using NotebookRunner.Images;
using NotebookRunner.Notebooks;

namespace Notebooks.Tests;

/// <summary>The pictures of the figures, for readers on GitHub and wherever else no script runs.</summary>
public class FigureImagesTests
{
    private const int LargestPicture = 120_000;
    private const string Png = "data:image/png;base64,";

    public static TheoryData<string> Lessons => [.. Repository.Lessons.Concat(Repository.Appendices).Select(path => Path.GetFileName(path))];

    public static TheoryData<string> All => [.. Lessons, .. Repository.WholeLessons.Select(path => $"solutions/{Path.GetFileName(path)}")];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_figure_has_a_picture_with_something_in_it(string file)
    {
        var figures = FigureMarkup.Outputs(NotebookDocument.Load(Path.Combine(Repository.Notebooks, file))).ToList();
        Assert.NotEmpty(figures);
        foreach (var figure in figures)
        {
            string picture = FigureMarkup.Picture(figure) ?? "";
            Assert.StartsWith(Png, picture, StringComparison.Ordinal);
            byte[] bytes = Convert.FromBase64String(picture[Png.Length..]);
            Assert.InRange(bytes.Length, 2_000, LargestPicture);
            var (width, height, colours) = Read(bytes);
            Assert.InRange(width, 500, 1000);
            Assert.InRange(height, 150, 2000);
            // Blank paper has one colour; a title alone has shades of one.
            Assert.InRange(colours, 20, 128);
        }
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void A_picture_is_described_and_has_its_numbers_below(string file)
    {
        foreach (var figure in FigureMarkup.Outputs(NotebookDocument.Load(Path.Combine(Repository.Notebooks, file))))
        {
            string html = FigureMarkup.Html(figure);
            Assert.Matches("<img class=\"rnn-still\" alt=\"[^\"]{30,}\"", html);
            Assert.Contains("<details class=\"rnn-data\"><summary>", html, StringComparison.Ordinal);
        }
    }

    // The pictures are written with a palette and without row filters, so their bytes are the places of their colours.
    private static (int Width, int Height, int Colours) Read(byte[] png)
    {
        var (width, height, colours) = (0, 0, new HashSet<byte>());
        for (int at = 8; at < png.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var body = png.AsSpan(at + 8, length);
            string name = Encoding.ASCII.GetString(png, at + 4, 4);
            if (name == "IHDR")
                (width, height) = (BinaryPrimitives.ReadInt32BigEndian(body), BinaryPrimitives.ReadInt32BigEndian(body[4..]));
            if (name == "IDAT")
                colours.UnionWith(Pixels(body.ToArray(), width));
            at += length + 12;
        }
        return (width, height, colours.Count);
    }

    private static IEnumerable<byte> Pixels(byte[] zipped, int width)
    {
        using var stream = new ZLibStream(new MemoryStream(zipped), CompressionMode.Decompress);
        using var rows = new MemoryStream();
        stream.CopyTo(rows);
        return rows.ToArray().Chunk(width + 1).SelectMany(row => row.Skip(1));
    }
}
