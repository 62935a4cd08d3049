namespace NotebookRunner.Tests.Wire;

/// <summary>A router and clients of libzmq.</summary>
public sealed class RouterTests
{
    [ZmqTheory]
    [InlineData("DEALER", "")]
    [InlineData("DEALER", "one")]
    [InlineData("REQ", "")]
    [InlineData("REQ", "two")]
    public async Task What_a_client_sends_comes_back_as_it_was(string kind, string identity)
    {
        await using var router = Wires.Router();
        var sendBack = Wires.SendBackAsync(router);

        Assert.Equal("all the same", await ZmqClient.PlayAsync("echo", router.Port, kind, identity));

        Assert.Equal(0, router.Refused);
        await router.DisposeAsync();
        await sendBack;
    }

    [ZmqFact]
    public async Task Twenty_clients_at_once_get_what_is_theirs()
    {
        await using var router = Wires.Router();
        _ = Wires.SendBackAsync(router);

        string[] said = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ZmqClient.PlayAsync("together", router.Port, 20)));

        Assert.All(said, words => Assert.Equal("all the same", words));
    }

    [ZmqFact]
    public async Task A_client_that_comes_back_a_hundred_times_under_the_same_identity_is_served_each_time()
    {
        await using var router = Wires.Router();
        _ = Wires.SendBackAsync(router);

        Assert.Equal("all the same", await ZmqClient.PlayAsync("reconnect", router.Port, 100, "me"));

        await Wires.UntilAsync(() => router.Peers == 0);
    }

    [ZmqFact]
    public async Task The_peer_of_a_message_is_the_identity_that_the_client_announced()
    {
        await using var router = Wires.Router();
        var playing = ZmqClient.PlayAsync("reconnect", router.Port, 1, "somebody");

        var (peer, message) = await router.Messages.ReadAsync();
        await router.SendAsync(peer, message, CancellationToken.None);

        Assert.Equal("somebody", peer);
        Assert.Equal(["again", "0"], Wires.Texts(message));
        await playing;
    }

    [Fact]
    public async Task A_message_for_nobody_is_dropped()
    {
        await using var router = Wires.Router();

        await router.SendAsync("nobody", Wires.Message("lost"), CancellationToken.None);

        Assert.Equal(0, router.Peers);
    }

    [ZmqTheory]
    [InlineData("SUB")]
    [InlineData("PUSH")]
    [InlineData("REP")]
    public async Task A_socket_that_does_not_fit_is_turned_away(string kind)
    {
        await using var router = Wires.Router();

        Assert.Equal("turned away", await ZmqClient.PlayAsync("wrong_kind", router.Port, kind));

        await Wires.UntilAsync(() => router.Refused > 0);
    }
}
