using System.Net;
using System.Text;
using NotebookKernel.Wire;

namespace NotebookRunner.Tests.Wire;

/// <summary>Sockets and messages as the tests of the wire use them.</summary>
internal static class Wires
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static IPEndPoint AnyPort => new(IPAddress.Loopback, 0);

    public static RouterSocket Router(WireLimits? limits = null) => new RouterSocket(AnyPort, limits ?? new());

    public static PublishSocket Publisher(WireLimits? limits = null, Action<string>? subscribed = null) =>
        new PublishSocket(AnyPort, limits ?? new(), prefix => subscribed?.Invoke(Encoding.UTF8.GetString(prefix.Span)));

    public static EchoSocket Echo(WireLimits? limits = null) => new EchoSocket(AnyPort, limits ?? new());

    public static WireMessage Message(params string[] parts) => new([.. parts.Select(part => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(part))]);

    public static string[] Texts(WireMessage message) => [.. message.Parts.Select(part => Encoding.UTF8.GetString(part.Span))];

    /// <summary>Sends everything back, until the router is disposed.</summary>
    public static async Task SendBackAsync(RouterSocket router)
    {
        await foreach (var (peer, message) in router.Messages.ReadAllAsync())
            await router.SendAsync(peer, message, CancellationToken.None);
    }

    /// <summary>Waits until something holds that another thread brings about.</summary>
    public static async Task UntilAsync(Func<bool> holds)
    {
        using var deadline = new CancellationTokenSource(Patience);
        while (!holds())
            await Task.Delay(10, deadline.Token);
    }
}
