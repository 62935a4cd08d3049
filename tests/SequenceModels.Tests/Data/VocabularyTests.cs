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
}
