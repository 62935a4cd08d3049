using System.Text;
using NotebookKernel.Messages;
using NotebookKernel.Wire;

namespace NotebookRunner.Tests.Kernel;

/// <summary>Which messages are taken, and which are dropped.</summary>
public sealed class CodecTests
{
    private const string Header = """{"msg_id":"1","session":"s","msg_type":"kernel_info_request"}""";

    private const string Peer = "peer";
    private readonly MessageCodec codec = new("key");

    [Fact]
    public void What_is_written_is_read_again()
    {
        var sent = new MessageCodec("key").Write("execute_request", default, new() { ["code"] = "π = 😀" }, "route"u8.ToArray());

        var read = codec.Read(Peer, sent);

        Assert.Equal(("execute_request", "π = 😀", "route"), (read.Type, read.Text("code"), Encoding.UTF8.GetString(read.Route.Single().Span)));
    }

    [Fact]
    public void The_time_of_a_message_is_one_that_jupyter_client_can_read()
    {
        var sent = new MessageCodec("key").Write("status", default, []);

        Assert.Matches(@"""date"":""\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{1,6}Z""", Encoding.UTF8.GetString(sent.Parts[2].Span));
    }

    [Fact]
    public void A_message_with_another_key_is_dropped() => Assert.Contains("signature is wrong", Reason(new MessageCodec("other").Write("x", default, [])), StringComparison.Ordinal);

    [Fact]
    public void A_message_that_was_taken_is_not_taken_again()
    {
        var message = Signed(Header);
        codec.Read(Peer, message);

        Assert.Contains("sent before", Reason(message), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Any_changed_bit_is_noticed(int part)
    {
        var parts = Signed(Header).Parts.Select(frame => frame.ToArray()).ToList();
        parts[part][^1] ^= 1;

        Assert.Throws<MalformedMessageException>(() => codec.Read(Peer, new([.. parts.Select(frame => (ReadOnlyMemory<byte>)frame)])));
    }

    [Theory]
    [InlineData("""{"msg_id":"1","session":"s"}""", "{}", "{}", "{}", "has no msg_type")]
    [InlineData("""{"msg_id":1,"session":"s","msg_type":"x"}""", "{}", "{}", "{}", "has no msg_id")]
    [InlineData("""{"msg_id":"1","session":"s","msg_type":"\ud800"}""", "{}", "{}", "{}", "msg_type is no Unicode")]
    [InlineData("[]", "{}", "{}", "{}", "header is no object")]
    [InlineData(Header, "{", "{}", "{}", "parent header is no JSON")]
    [InlineData(Header, "{}", "null", "{}", "metadata is no object")]
    [InlineData(Header, "{}", "{}", "7", "content is no object")]
    [InlineData(Header, "{}", "{}", "", "content is no JSON")]
    public void A_message_of_another_form_is_dropped_though_it_is_signed(string header, string parent, string metadata, string content, string reason) =>
        Assert.Contains(reason, Reason(Signed(header, parent, metadata, content)), StringComparison.Ordinal);

    [Fact]
    public void Content_that_is_nested_deeper_than_any_request_is_dropped() =>
        Assert.Contains("content is no JSON", Reason(Signed(Header, content: $$"""{"a":{{new string('[', 10_000)}}{{new string(']', 10_000)}}}""")), StringComparison.Ordinal);

    [Fact]
    public void A_message_with_parts_missing_is_dropped()
    {
        for (int parts = 0; parts < 6; parts++)
            Assert.Contains("four parts", Reason(new([.. Signed(Header).Parts.Take(parts)])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"code":7}""")]
    [InlineData("""{"code":null}""")]
    public void A_field_of_another_type_is_malformed(string content) =>
        Assert.Throws<MalformedMessageException>(() => codec.Read(Peer, Signed(Header, content: content)).Text("code"));

    [Fact]
    public void Only_the_last_signatures_are_kept()
    {
        var seen = new SeenSignatures(most: 2);

        Assert.True(seen.Add("a"u8) && seen.Add("b"u8) && seen.Add("c"u8));
        Assert.False(seen.Add("b"u8));
        Assert.True(seen.Add("a"u8));
    }

    private string Reason(WireMessage message) => Assert.Throws<MalformedMessageException>(() => codec.Read(Peer, message)).Message;

    private static WireMessage Signed(string header, string parent = "{}", string metadata = "{}", string content = "{}")
    {
        ReadOnlyMemory<byte>[] parts = [.. new[] { header, parent, metadata, content }.Select(part => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(part))];
        return new(["<IDS|MSG>"u8.ToArray(), new Signer("key").Sign(parts), .. parts]);
    }
}
