using System.Text;

namespace SequenceModels.Charts;

/// <summary>A text with one number a character, shown as colour in HTML and as a line of signs in plain text. Made by <c>Chart.ColouredText</c>.</summary>
[TypeFormatterSource(typeof(HostFormatters))]
public sealed class TextView : IHtmlView
{
    private const int MostCharacters = 4_000, TableRows = 24;
    private readonly string[] characters;
    private readonly double[] values;
    private readonly string valueLabel;
    private readonly double reach;
    private readonly NumberFormat format;

    internal TextView(string title, string[] characters, double[] values, string valueLabel)
    {
        if (string.IsNullOrWhiteSpace(title))
            throw new ArgumentException("A coloured text needs a title: one sentence that says what it shows.");
        (Title, this.characters, this.values, this.valueLabel) = (title, characters, values, valueLabel);
        reach = values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        format = NumberFormat.For(values.Where(double.IsFinite).DefaultIfEmpty(0), AreWhole ? null : 2);
        Table = Table.Of(title, ("character", characters.Select(Characters.Visible)), (valueLabel, values));
    }

    /// <summary>One sentence that states what the text shows.</summary>
    public string Title { get; }

    /// <summary>What a reader who cannot see the colours is told.</summary>
    public string AltText
    {
        get
        {
            int[] finite = [.. Enumerable.Range(0, values.Length).Where(t => double.IsFinite(values[t]))];
            string At(int t) => $"{format.Text(values[t])} at “{Characters.Visible(characters[t])}”, character {t + 1}";
            var range = finite.Length == 0 ? "No numbers" : $"Lowest {At(finite.MinBy(t => values[t]))}; highest {At(finite.MaxBy(t => values[t]))}";
            return $"{Title.TrimEnd('.')}. A text of {values.Length.ToString("N0", CultureInfo.InvariantCulture)} characters coloured by {valueLabel}. {range}.";
        }
    }

    /// <summary>The characters and their numbers.</summary>
    public Table Table { get; }

    private bool AreWhole => NumberFormat.AreWhole(values);

    private int Shown => Math.Min(characters.Length, MostCharacters);

    private string Note => Shown == characters.Length ? "" : string.Create(CultureInfo.InvariantCulture, $"The first {Shown:N0} of {characters.Length:N0} characters.");

    /// <summary>The text as HTML with the colours in it; nothing is left to a script.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder($"""
            <figure class="rnn-text" style="margin:1em 0">
            <figcaption style="font-weight:600">{TableHtml.Math(Title)}</figcaption>
            <p style="margin:.4em 0;font-size:.9em">{TableHtml.Math(valueLabel)}: {Key()}</p>
            <pre style="white-space:pre-wrap;overflow-wrap:anywhere;font-size:1.05em;line-height:1.7;margin:0;background:none">
            """);
        // A line break right after the tag would not count.
        html.Append('\n');
        for (var t = 0; t < Shown; t++)
            html.Append(Coloured(characters[t], values[t]));
        html.Append("</pre>\n").Append(Note.Length > 0 ? $"<p>{Note}</p>\n" : "");
        return html.Append($"<details class=\"rnn-data\"><summary>{TableHtml.Math(Title)} — the numbers</summary><div class=\"rnn-scroll\" style=\"overflow-x:auto\">{TableHtml.Body(Table, TableRows)}</div></details>\n</figure>").ToString();
    }

    /// <summary>The text line by line, each with a line of signs below it: ▼ and ▽ below zero, △ and ▲ above, · near it.</summary>
    public override string ToString()
    {
        var text = new StringBuilder($"{PlotText.Paragraph(AltText)}\n(▲ above {format.Text(0.6 * reach)}, △ above {format.Text(0.2 * reach)}, · between, ▽ below {format.Text(-0.2 * reach)}, ▼ below {format.Text(-0.6 * reach)})\n");
        foreach (var line in Lines())
            text.Append('\n').AppendJoin("", line.Select(t => Characters.Visible(characters[t]))).Append('\n').AppendJoin("", line.Select(t => Sign(values[t]))).Append('\n');
        return text.Append(Note.Length > 0 ? $"\n{Note}" : "").ToString().TrimEnd('\n');
    }

    private string Key() => string.Concat(new[] { -1, -0.5, 0, 0.5, 1 }
        .Where(share => share >= 0 || values.Any(v => v < 0))
        .Select(share => $"<span style=\"background:{Palette.Behind(share * reach, reach)};padding:0 .5em\">{format.Text(share * reach)}</span>"));

    private string Coloured(string character, double value)
    {
        var shown = character switch { "\n" => "↵", "\t" => "⇥", _ => TableHtml.Escape(character) };
        var hover = $"{TableHtml.Escape(Characters.Visible(character))} {format.Text(value)}";
        return $"<span style=\"background:{Palette.Behind(value, reach)}\" title=\"{hover}\">{shown}</span>{(character == "\n" ? "\n" : "")}";
    }

    private IEnumerable<List<int>> Lines()
    {
        const int Width = 80;
        var line = new List<int>();
        for (var t = 0; t < Shown; t++)
        {
            line.Add(t);
            if (characters[t] != "\n" && line.Count < Width && t < Shown - 1)
                continue;
            yield return line;
            line = [];
        }
    }

    private char Sign(double value) => (value / reach) switch { >= 0.6 => '▲', >= 0.2 => '△', <= -0.6 => '▼', <= -0.2 => '▽', _ => '·' };
}
