using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;

namespace NotebookRunner.Images;

/// <summary>Chromium's DevTools protocol, as much of it as runs a script in a page and reads its answer.</summary>
internal sealed class DevTools : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly ClientWebSocket socket = new();
    private int messages;

    /// <summary>Connects to the one page of a browser that listens on this port of this machine, and waits until a name is defined there.</summary>
    /// <remarks>A browser that has just started may have no page yet, or an empty one that is about to give way to the right one.</remarks>
    public async Task ConnectAsync(int port, string name, CancellationToken token)
    {
        using var http = new HttpClient();
        JsonNode? page;
        while ((page = await PageAsync(http, port, token)) is null)
            await Task.Delay(Pause, token);
        await socket.ConnectAsync(new Uri((string)page["webSocketDebuggerUrl"]!), token);
        while (await EvaluateAsync($"document.readyState === 'complete' ? typeof {name} : ''", token) is not "function")
            await Task.Delay(Pause, token);
    }

    /// <returns>What the expression, or the promise it makes, comes to; null where it fails or is no text.</returns>
    public async Task<string?> EvaluateAsync(string expression, CancellationToken token)
    {
        int id = ++messages;
        var request = new JsonObject
        {
            ["id"] = id,
            ["method"] = "Runtime.evaluate",
            ["params"] = new JsonObject { ["expression"] = expression, ["awaitPromise"] = true, ["returnByValue"] = true },
        };
        await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(request), WebSocketMessageType.Text, endOfMessage: true, token);
        JsonNode? answer;
        do
        {
            await using var message = WebSocketStream.CreateReadableMessageStream(socket);
            answer = await JsonNode.ParseAsync(message, cancellationToken: token);
        }
        while ((int?)answer!["id"] != id);
        return answer["result"]?["result"]?["value"] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
    }

    public void Dispose() => socket.Dispose();

    private static async Task<JsonNode?> PageAsync(HttpClient http, int port, CancellationToken token) =>
        (await http.GetFromJsonAsync<JsonArray>(new Uri($"http://127.0.0.1:{port}/json/list"), token))!.FirstOrDefault(target => (string?)target!["type"] == "page");
}
