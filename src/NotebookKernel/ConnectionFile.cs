namespace NotebookKernel;

/// <summary>Where a kernel listens and with which key: what the client wrote before it started us.</summary>
internal sealed record ConnectionFile(string Key, EndPoint Shell, EndPoint Control, EndPoint Stdin, EndPoint Iopub, EndPoint Heartbeat)
{
    /// <summary>The answer to <c>connect_request</c>: the port of each socket; none for one that is a file.</summary>
    public JsonObject Ports() => new((from socket in new[] { ("shell_port", Shell), ("iopub_port", Iopub), ("stdin_port", Stdin), ("hb_port", Heartbeat), ("control_port", Control) }
                                      where socket.Item2 is IPEndPoint
                                      select KeyValuePair.Create(socket.Item1, (JsonNode?)((IPEndPoint)socket.Item2).Port)).Prepend(new("status", "ok")));

    /// <exception cref="UsageException">The file is missing, unreadable, or asks for what this kernel does not do.</exception>
    public static ConnectionFile Load(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path));
            return json.RootElement.ValueKind == JsonValueKind.Object ? Read(path, json.RootElement) : throw Unusable(path, "is no JSON object");
        }
        catch (JsonException error)
        {
            throw Unusable(path, $"is not valid JSON ({error.Message})");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unusable(path, $"cannot be read ({error.Message})");
        }
    }

    private static ConnectionFile Read(string path, JsonElement json)
    {
        Func<string, EndPoint> address = Text("transport") switch
        {
            "tcp" => TcpAddress,
            "ipc" => FileAddress,
            var transport => throw Unusable(path, $"asks for the transport \"{transport}\"; this kernel speaks \"tcp\" and \"ipc\""),
        };
        if (Text("signature_scheme") is not "hmac-sha256" and var scheme)
            throw Unusable(path, $"asks for the signature scheme \"{scheme}\"; this kernel knows \"hmac-sha256\"");
        // Without a key whoever reaches a port runs code.
        string key = Text("key") is { Length: > 0 } given ? given : throw Unusable(path, "has an empty key, so anybody could send code; start the kernel with a key");
        return new(key, address("shell_port"), address("control_port"), address("stdin_port"), address("iopub_port"), address("hb_port"));

        EndPoint TcpAddress(string port) => IPAddress.TryParse(Text("ip") is "localhost" ? "127.0.0.1" : Text("ip"), out var ip)
            ? new IPEndPoint(ip, Port(port)) : throw Unusable(path, $"has the ip \"{Text("ip")}\"; an address such as \"127.0.0.1\" is expected");

        // With "ipc" the ip is how the names of five files begin, and a port how one ends: only their owner can talk to the kernel, or listen.
        EndPoint FileAddress(string port)
        {
            string file = $"{Text("ip")}-{Port(port)}";
            try
            {
                return new UnixDomainSocketEndPoint(file);
            }
            catch (Exception error) when (error is ArgumentException or PlatformNotSupportedException)
            {
                throw Unusable(path, $"asks for a socket at {file}, which this system cannot make ({error.Message})");
            }
        }

        string Text(string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()! : throw Unusable(path, $"has no text \"{name}\"");

        int Port(string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int port) && port is > 0 and < 65_536
            ? port : throw Unusable(path, $"has no port \"{name}\" (1 to 65535)");
    }

    private static UsageException Unusable(string path, string what) =>
        new($"The connection file {path} {what}. A Jupyter client writes this file and starts the kernel; run `kernel install` and choose the kernel there.");
}
