using SequenceModels.Data;

namespace SequenceModels.Tests.Data;

public sealed class TextCorpusTests
{
    [Fact]
    public void Line_ends_of_every_kind_become_one()
    {
        using var folder = new TemporaryFolder();
        var corpus = TextCorpus.Load(folder.Write("a.txt", "a\r\nb\rc\nd"));
        Assert.Equal("a\nb\nc\nd", corpus.Text);
        Assert.Equal(5, corpus.Vocabulary.Size);
        Assert.Equal(7, corpus.Length);
    }

    [Fact]
    public void A_split_is_by_position_and_both_parts_keep_the_vocabulary()
    {
        var corpus = new TextCorpus("abcabcabcz");
        var (train, heldOut) = corpus.Split(0.9);
        Assert.Equal(("abcabcabc", "z"), (train.Text, heldOut.Text));
        Assert.Same(corpus.Vocabulary, heldOut.Vocabulary);
        Assert.Equal([3], heldOut.Ids);
        Assert.Throws<ArgumentOutOfRangeException>(() => corpus.Split(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => corpus.Split(double.NaN));
    }

    [Fact]
    public void A_split_keeps_the_text_where_a_symbol_stands_for_the_unknown()
    {
        var corpus = new TextCorpus("ab😀xyzab", new Vocabulary(["a", "b", "<unk>"], "<unk>"));
        var (train, heldOut) = corpus.Split(0.5);
        Assert.Equal(("ab😀x", "yzab"), (train.Text, heldOut.Text));
        Assert.Equal(corpus.Ids, train.Ids.Concat(heldOut.Ids));
    }

    [Fact]
    public void Half_a_character_is_refused_with_its_place()
    {
        Assert.Contains("Position 1", Assert.Throws<ArgumentException>(() => new TextCorpus("a\ud83d")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new TextCorpus("\ude00a"));
        Assert.Throws<ArgumentException>(() => new Vocabulary(["a", "\ud83d"]));
        Assert.Equal(["😀"], new TextCorpus("😀").Vocabulary.Symbols);
    }

    [Fact]
    public void A_pattern_whose_search_would_never_end_is_refused() =>
        Assert.Contains("tries too many ways", Assert.Throws<ArgumentException>(() => new TextCorpus(new string('a', 50) + "b").Inside("(a+)+$")).Message, StringComparison.Ordinal);

    [Fact]
    public void Inside_marks_the_match_or_its_first_group_one_mark_a_character()
    {
        var corpus = new TextCorpus("a 😀 // b\n\"c\" d");
        Assert.Equal("// b", Marked(corpus, "//[^\n]*"));
        Assert.Equal("\"c", Marked(corpus, "(\"[^\"]*)\""));
        Assert.Equal("😀", Marked(corpus, "😀"));
        Assert.Equal("", Marked(corpus, "z"));
        Assert.ThrowsAny<ArgumentException>(() => corpus.Inside("("));
    }

    private static string Marked(TextCorpus corpus, string pattern) =>
        string.Concat(corpus.Ids.Zip(corpus.Inside(pattern)).Where(pair => pair.Second).Select(pair => corpus.Vocabulary[pair.First]));

    [Fact]
    public void Sources_are_joined_in_ordinal_order_of_their_paths()
    {
        using var folder = new TemporaryFolder();
        folder.Write("b/Z.cs", "3");
        folder.Write("b/a.cs", "4");
        folder.Write("B.cs", "1");
        folder.Write("a/x.cs", "2");
        folder.Write("a/obj/y.cs", "no");
        folder.Write("bin/y.cs", "no");
        folder.Write("a/x.txt", "no");
        Assert.Equal("1234", TextCorpus.FromSources(folder.FullName).Text);
    }

    [Fact]
    public void A_folder_without_sources_is_refused()
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<DirectoryNotFoundException>(() => TextCorpus.FromSources(folder.FullName));
        Assert.Throws<DirectoryNotFoundException>(() => TextCorpus.FromSources(Path.Combine(folder.FullName, "nowhere")));
        Assert.Throws<FileNotFoundException>(() => TextCorpus.Load(Path.Combine(folder.FullName, "nowhere.txt")));
    }
}
