namespace NotebookRunner.Tests.Wire;

/// <summary>The heartbeat and clients of libzmq.</summary>
public sealed class EchoTests
{
    [ZmqFact]
    public async Task A_heartbeat_is_answered_and_so_is_the_PING_of_libzmq_beneath_it()
    {
        await using var echo = Wires.Echo();

        Assert.Equal("alive", await ZmqClient.PlayAsync("heartbeat", echo.Port, 50));
    }

    [ZmqTheory]
    [InlineData("REQ")]
    [InlineData("DEALER")]
    public async Task What_a_client_sends_comes_back_with_its_envelope(string kind)
    {
        await using var echo = Wires.Echo();

        Assert.Equal("all the same", await ZmqClient.PlayAsync("echo", echo.Port, kind, ""));
    }

    [ZmqFact]
    public async Task A_socket_that_does_not_fit_is_turned_away()
    {
        await using var echo = Wires.Echo();

        Assert.Equal("turned away", await ZmqClient.PlayAsync("wrong_kind", echo.Port, "SUB"));
    }
}
