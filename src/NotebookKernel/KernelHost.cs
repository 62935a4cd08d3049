using System.Threading.Channels;
using NotebookKernel.Execution;

namespace NotebookKernel;

/// <summary>A running kernel: five sockets, one session of C#. Cells run one after the other; control is served meanwhile, as far as it needs no session.</summary>
internal sealed class KernelHost : IAsyncDisposable
{
    private readonly Channel<(RequestSocket Socket, KernelMessage Request)> waiting = Channel.CreateBounded<(RequestSocket, KernelMessage)>(10_000);
    private readonly CancellationTokenSource ending = new();
    private readonly DedicatedThread urgent = new("control");
    private readonly RouterSocket[] routers;
    private readonly PublishSocket iopub;
    private readonly EchoSocket heartbeat;
    private readonly RequestSocket shell;
    private readonly RequestSocket control;
    private readonly Publisher publisher;
    private readonly Answers answers;

    public CellRunner Cells { get; }

    public KernelHost(ConnectionFile connection, FigureScript figures, int maxOutput)
    {
        var (codec, limits) = (new MessageCodec(connection.Key), new WireLimits());
        routers = [new(connection.Shell, limits), new(connection.Control, limits, hasOwnThreads: true), new(connection.Stdin, limits)];
        iopub = new PublishSocket(connection.Iopub, limits);
        heartbeat = new EchoSocket(connection.Heartbeat, limits);
        (shell, control) = (new("shell", routers[0], codec), new("control", routers[1], codec));
        publisher = new Publisher(iopub, codec);
        Cells = new CellRunner(publisher, new("stdin", routers[2], codec), figures, maxOutput);
        answers = new Answers(Cells, publisher, connection);
    }

    /// <summary>Serves clients until one asks for the end, or the token does.</summary>
    public async Task RunAsync(CancellationToken token)
    {
        using var link = token.Register(ending.Cancel);
        publisher.PublishState("starting", default);
        Task[] loops = [ReadAsync(shell), urgent.RunAsync(() => ReadAsync(control)), RunWaitingAsync(), Cells.Input.ListenAsync(ending.Token)];
        var first = await Task.WhenAny(loops);
        await ending.CancelAsync();
        Cells.Interrupt();
        await first.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (first.Exception is { } error)
            throw error;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var socket in (Listener[])[.. routers, iopub, heartbeat])
            await socket.DisposeAsync();
        Cells.Dispose();
        ending.Dispose();
    }

    private async Task ReadAsync(RequestSocket socket)
    {
        await foreach (var request in socket.ReadAllAsync(ending.Token))
            if (IsAnsweredAtOnce(socket, request.Type))
                await AnswerAsync(socket, request);
            else
                await waiting.Writer.WriteAsync((socket, request), ending.Token);
    }

    // VS Code sends interrupts to shell, where they would wait for what they are to stop. What touches the session waits for its turn on control too.
    private bool IsAnsweredAtOnce(RequestSocket socket, string type) =>
        type is "interrupt_request" or "shutdown_request"
        || (socket == control && type is not ("execute_request" or "complete_request" or "inspect_request" or "history_request"));

    private async Task RunWaitingAsync()
    {
        await foreach (var (socket, request) in waiting.Reader.ReadAllAsync(ending.Token))
            await AbortAsync(await AnswerAsync(socket, request));
    }

    // What is not a cell is answered as ever.
    private async Task AbortAsync(int requests)
    {
        for (; requests > 0 && waiting.Reader.TryRead(out var next); requests--)
            await AnswerAsync(next.Socket, next.Request, isAborted: true);
    }

    /// <returns>How many requests to abort: after a cell that failed, those that the client had sent before it could know.</returns>
    private async Task<int> AnswerAsync(RequestSocket socket, KernelMessage request, bool isAborted = false)
    {
        publisher.PublishState("busy", request.Header);
        try
        {
            var reply = isAborted && request.Type == "execute_request" ? new() { ["status"] = "aborted" } : await answers.ToAsync(request);
            int before = Stops(request, reply) ? waiting.Reader.Count : 0;
            if (reply is not null)
                await socket.SendAsync(request.Type.Replace("_request", "_reply", StringComparison.Ordinal), request, reply, CancellationToken.None);
            return before;
        }
        catch (MalformedMessageException error)
        {
            socket.Refuse(error.Message);
            return 0;
        }
        finally
        {
            publisher.PublishState("idle", request.Header);
            if (request.Type == "shutdown_request")
            {
                Cells.Interrupt();
                await ending.CancelAsync();
            }
        }
    }

    private static bool Stops(KernelMessage request, JsonObject? reply) =>
        request.Type == "execute_request" && (string?)reply?["status"] == "error" && request.Flag("stop_on_error", otherwise: true);
}
