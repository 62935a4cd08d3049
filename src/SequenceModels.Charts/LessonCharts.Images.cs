namespace SequenceModels.Charts;

public static partial class LessonCharts
{
    private const int MostPixels = 80_000;

    extension(Chart)
    {
        /// <summary>Small grey images side by side, digits for instance: <c>Chart.Images("The mistakes are hard to read", images, ["4 → 9", "7 → 1"])</c>.</summary>
        /// <remarks>0 is the colour of the page, 1 the colour of ink. Of more than 80,000 pixels the first images are drawn.</remarks>
        /// <param name="title">The finding, in one sentence.</param>
        /// <param name="images">Pixels from 0 to 1, first row on top, all of one size [height×width].</param>
        /// <param name="captions">A line above each image, or null for none.</param>
        /// <param name="columns">Images in a row. Default: 10.</param>
        /// <exception cref="ArgumentException">There are no images, their sizes differ, or there are more or fewer captions.</exception>
        public static Figure Images(string title, IEnumerable<Matrix<double>> images, IEnumerable<string>? captions = null, int columns = 10)
        {
            Matrix<double>[] all = [.. Given(images)];
            if (all.Length == 0 || columns < 1 || all.Any(image => image.RowCount != all[0].RowCount || image.ColumnCount != all[0].ColumnCount))
                throw new ArgumentException($"Images need one column or more and one image or more, all of one size; got [{string.Join(", ", all.Select(image => $"{image.RowCount}×{image.ColumnCount}").Distinct())}] in {columns} columns.");
            var names = captions is null ? [] : Labels.Of(captions, all.Length, "images");
            var (height, width) = (all[0].RowCount, all[0].ColumnCount);
            Matrix<double>[] shown = [.. all.Take(Math.Max(1, MostPixels / (height * width)))];
            var note = shown.Length == all.Length ? "" : string.Create(CultureInfo.InvariantCulture, $" The first {shown.Length} of {all.Length:N0} images are drawn.");

            var sheet = new Sheet(height, width, Math.Min(columns, shown.Length), shown.Length, names);
            var numbered = Enumerable.Range(1, all.Length);
            var table = Table.Of(title, [("image", numbered), .. names.Length > 0 ? [("caption", names)] : (Column[])[], ("mean ink", all.Select(image => image.Enumerate().Average()))]);
            var description = $"{all.Length} grey images of {height}×{width} pixels{(names.Length > 0 ? $": {string.Join(", ", names.Take(20))}{(names.Length > 20 ? ", …" : "")}" : "")}.{note}";
            return new(title, description, table, sheet.Layout(note), shown.Select((image, i) => Picture(image, sheet, i, names)));
        }
    }

    private static Trace2D Picture(Matrix<double> image, Sheet sheet, int place, string[] names) => new Trace2D("heatmap").With(
        ("z", Numbers.Rows(image.ToRowArrays().Select(row => row.Select(v => Math.Round(v, 2))))),
        ("x0", Numbers.Of(sheet.Left(place))), ("dx", 1),
        ("y0", Numbers.Of(sheet.Top(place))), ("dy", 1),
        ("zmin", 0), ("zmax", 1),
        ("colorscale", Palette.Greys()),
        ("showscale", false),
        ("hovertemplate", $"image {place + 1}{(names.Length > 0 ? $", {Plot.Template(names[place])}" : "")}: ink %{{z:.2f}}<extra></extra>"));
}
