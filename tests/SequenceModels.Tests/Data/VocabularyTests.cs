using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Data;

namespace SequenceModels.Tests.Data;

public sealed class VocabularyTests
{
    [Fact]
    public void The_characters_of_a_text_are_sorted_by_code_point()
    {
        var vocabulary = Vocabulary.FromText("h\uFF5Ee 😀lléo\nH");
        Assert.Equal(["\n", " ", "H", "e", "h", "l", "o", "é", "\uFF5E", "😀"], vocabulary.Symbols);
        Assert.Equal(4, vocabulary.Id("h"));
        Assert.Equal("l", vocabulary[5]);
    }

    [Fact]
    public void Decoding_undoes_encoding()
    {
        const string Text = "안녕 hello 😀\n";
        var vocabulary = Vocabulary.FromText(Text);
        Assert.Equal(Text.Length - 1, vocabulary.Encode(Text).Length); // the smiling face is one character
        Assert.Equal(Text, vocabulary.Decode(vocabulary.Encode(Text)));
    }

    [Fact]
    public void An_order_given_is_kept()
    {
        Assert.Equal([0, 1, 2, 2, 3], new Vocabulary(["h", "e", "l", "o"]).Encode("hello"));
    }

    [Fact]
    public void Words_are_symbols_too()
    {
        var vocabulary = new Vocabulary(["a", "bites", "dog", "man"]);
        var ids = vocabulary.Encode("a dog bites a man".Split(' '));
        Assert.Equal([0, 2, 1, 0, 3], ids);
        Assert.Equal("a dog bites a man", vocabulary.Decode(ids, " "));
    }

    [Fact]
    public void One_hot_columns_have_a_1_in_the_row_of_the_id()
    {
        var columns = new Vocabulary(["h", "e", "l", "o"]).OneHot([2, 0]);
        Assert.Equal(Matrix<double>.Build.DenseOfArray(new double[,] { { 0, 1 }, { 0, 0 }, { 1, 0 }, { 0, 0 } }), columns);
    }

    [Fact]
    public void An_unknown_character_is_named_with_its_position()
    {
        var vocabulary = Vocabulary.FromText("helo");
        var error = Assert.Throws<ArgumentException>(() => vocabulary.Encode("hell€"));
        Assert.Contains("'€' (U+20AC) at position 4", error.Message, StringComparison.Ordinal);
        Assert.Contains("The character (U+000A) at position 1", Assert.Throws<ArgumentException>(() => vocabulary.Encode("h\n")).Message, StringComparison.Ordinal);
        Assert.Contains("The word '' at position 1", Assert.Throws<ArgumentException>(() => vocabulary.Encode(["h", ""])).Message, StringComparison.Ordinal);
        Assert.Contains("'cat' at position 0", Assert.Throws<ArgumentException>(() => vocabulary.Id("cat")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unusable_symbols_and_ids_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new Vocabulary(["a", "b", "a"]));
        Assert.Throws<ArgumentException>(() => new Vocabulary(["a", ""]));
        Assert.Throws<ArgumentException>(() => Vocabulary.FromText(""));
        Assert.Throws<ArgumentOutOfRangeException>(() => Vocabulary.FromText("ab").Decode([2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Vocabulary.FromText("ab").OneHot([-1]));
    }

    [Theory]
    [InlineData(1_000_000)]
    [InlineData(1_431_656)]
    public void One_hot_columns_that_no_array_can_hold_are_refused_with_a_way_out(int count)
    {
        var vocabulary = new Vocabulary(Enumerable.Range(0, 3000).Select(i => char.ConvertFromUtf32(0xAC00 + i)));
        var message = Assert.Throws<ArgumentException>(() => vocabulary.OneHot(new int[count])).Message;
        Assert.Contains("3,000 symbols", message, StringComparison.Ordinal);
        Assert.Contains("EmbeddingLayer", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => vocabulary.OneHot([]));
    }

    [Fact]
    public void An_unknown_symbol_stands_for_what_is_not_there()
    {
        var vocabulary = Vocabulary.FromText("aabbbc", unknown: "�", minimumCount: 2);
        Assert.Equal(["a", "b", "�"], vocabulary.Symbols);
        Assert.Equal([0, 2, 1, 2], vocabulary.Encode("acb😀"));
        Assert.Equal("a�b", vocabulary.Decode(vocabulary.Encode("axb")));
        var words = new Vocabulary(["<unk>", "a", "dog"], unknown: "<unk>");
        Assert.Equal([1, 0], words.Encode("a cat".Split(' ')));
        Assert.Equal(0, words.Id("cat"));
        Assert.Throws<ArgumentException>(() => new Vocabulary(["a"], unknown: "b"));
        Assert.Throws<ArgumentException>(() => Vocabulary.FromText("ab", minimumCount: 2));
    }

    [Fact]
    public void What_is_saved_is_loaded()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.FullName, "letters.json");
        var saved = new Vocabulary(["\"", "\n", "한", "😀", "<unk>", "�"], unknown: "<unk>");
        saved.Save(path);
        var loaded = Vocabulary.Load(path);
        Assert.Equal(saved.Symbols, loaded.Symbols);
        Assert.Equal("<unk>", loaded.Unknown);
        Assert.Throws<InvalidDataException>(() => Vocabulary.Load(folder.Write("a.json", "{\"symbols\":[]}")));
        Assert.Throws<InvalidDataException>(() => Vocabulary.Load(folder.Write("a.json", "[1]")));
    }

    [Fact]
    public void No_message_grows_with_the_word() =>
        Assert.InRange(Assert.Throws<ArgumentException>(() => new Vocabulary(["a"]).Id(new string('x', 1_000_000))).Message.Length, 1, 400);
}
