using NotebookEngine.Insight;
using NotebookEngine.Scripting;
using NotebookRunner.Tests.Worker;

namespace NotebookRunner.Tests.Insight;

/// <summary>What is offered at the cursor, and in which order.</summary>
public sealed class CodeCompletionTests(SharedSession shared) : IClassFixture<SharedSession>
{
    [Theory]
    [InlineData("var Con|")]
    [InlineData("int Con| = 1;")]
    [InlineData("foreach (var Con|")]
    [InlineData("foreach (var Con| in new[] { 1 }) { }")]
    [InlineData("int Twice(int Con|) => 1;")]
    [InlineData("int.TryParse(\"1\", out int Con|)")]
    public void A_name_that_is_being_made_up_is_left_alone(string code) => Assert.Empty(Offered(code).Choices);

    [Theory]
    [InlineData("new Random()\nCon|")]
    [InlineData("Con|\nvar next = 1;")]
    [InlineData("int one = Con|")]
    public void A_name_that_is_used_is_completed(string code) => Assert.Contains(Offered(code).Choices, choice => choice.Text == "Console");

    [Fact]
    public void Of_many_words_the_nearest_are_kept_and_more_are_said_to_be_there()
    {
        var offered = Offered("int mine = 1; |", most: 3);
        Assert.Equal(3, offered.Choices.Count);
        Assert.Equal("mine", offered.Choices[0].Text);
        Assert.True(offered.IsCut);
    }

    [Fact]
    public void Where_all_words_fit_nothing_is_cut() => Assert.False(Offered("Console.WriteL|", most: 1).IsCut);

    [Fact]
    public void What_a_type_has_itself_comes_before_what_extends_it()
    {
        string[] words = [.. Offered("\"text\".|").Choices.Select(choice => choice.Text)];
        Assert.True(Array.IndexOf(words, "Trim") < Array.IndexOf(words, "Aggregate"));
        Assert.True(Array.IndexOf(words, "Aggregate") >= 0);
    }

    [Fact]
    public void A_method_that_extends_another_type_is_not_offered() => Assert.DoesNotContain(Offered("1.|").Choices, choice => choice.Text == "Where");

    [Fact]
    public async Task A_method_with_this_that_a_cell_declares_is_offered()
    {
        using var declaring = new ScriptSession();
        await declaring.RunAsync("static int Doubled(this int number) => 2 * number;", "Cell [1]");
        Assert.Contains(Offered("3.Doub|", declaring).Choices, choice => choice.Text == "Doubled");
    }

    [Fact]
    public void An_overload_that_is_hidden_hides_no_other() => Assert.Contains(Offered("\"text\".AsSp|").Choices, choice => choice.Text == "AsSpan");

    // The bar stands for the cursor.
    private Completion Offered(string code, int most = int.MaxValue) => Offered(code, shared.Session, most);

    private static Completion Offered(string code, ScriptSession session, int most = int.MaxValue) =>
        new CodeCompletion(session).At(code.Replace("|", "", StringComparison.Ordinal), code.IndexOf('|', StringComparison.Ordinal), most);
}
