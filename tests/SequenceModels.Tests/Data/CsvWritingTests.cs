using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using SequenceModels.Data;

namespace SequenceModels.Tests.Data;

public sealed class CsvWritingTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Nothing_is_written_that_could_not_be_read_back()
    {
        string path = Path.Combine(folder.FullName, "w.csv");
        Assert.Contains("another name", Assert.Throws<ArgumentException>(() => new TimeSeries("label", [1]).ToCsv(path)).Message, StringComparison.Ordinal);
        var latin = new CsvOptions { Encoding = TextEncoding.Named("latin1") };
        Assert.Contains("U+C548", Assert.Throws<InvalidOperationException>(() => new TimeSeries("x", [1], ["안"]).ToCsv(path, options: latin)).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(path));
        new TimeSeries("x", [1], ["é"]).ToCsv(path, options: latin);
        Assert.Equal(["é"], TimeSeries.FromCsv(path, "x", "label", latin).Labels);
    }

    [Fact]
    public void What_is_written_is_read_back_to_the_last_bit_in_any_culture()
    {
        string path = Path.Combine(folder.FullName, "round.csv");
        var cases = from count in Gen.Choose(1, 8)
                    from values in ArbMap.Default.GeneratorFor<double>().Where(double.IsFinite).ArrayOf(count)
                    from text in Gen.Elements("a", "b c", "d,e", "f\"g", " h", "i\nj", "한", "k;l", "#m", "1,5").ArrayOf(count)
                    from decimalSign in Gen.Elements(".", ",", "٫")
                    from comma in Gen.Elements(true, false)
                    from delimiter in Gen.Elements<char?>(null, ';', '\t')
                    select (values, text, decimalSign, new CsvOptions { DecimalComma = comma, Delimiter = delimiter, Comment = '#', RequireTimeOrder = false });
        var before = CultureInfo.CurrentCulture;
        try
        {
            Check.One(Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true), Prop.ForAll(cases.ToArbitrary(), at =>
            {
                var (values, text, decimalSign, options) = at;
                var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
                (culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NegativeSign, culture.NumberFormat.NumberGroupSeparator) = (decimalSign, "−", "'");
                CultureInfo.CurrentCulture = culture;
                new TimeSeries("the value", values, text).ToCsv(path, "label", options);
                var read = TimeSeries.FromCsv(path, "the value", "label", options);
                Assert.Equal(values.Select(BitConverter.DoubleToInt64Bits), read.Values.Select(BitConverter.DoubleToInt64Bits));
                Assert.Equal(text, read.Labels);
            }));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
