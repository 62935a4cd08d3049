using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using NotebookRunner.Commands;

namespace NotebookRunner.Tests.Kernel;

/// <summary>A kernel in a process of its own, started as a Jupyter client starts it.</summary>
public sealed class KernelProcess : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("notebook-kernel-tests-");

    public KernelProcess()
        : this([])
    {
    }

    internal KernelProcess(IEnumerable<KeyValuePair<string, string?>> environment, params string[] options)
    {
        Ports = FreePorts();
        File = Path.Combine(folder.FullName, "connection.json");
        var json = new JsonObject { ["transport"] = "tcp", ["ip"] = "127.0.0.1", ["signature_scheme"] = "hmac-sha256", ["key"] = Key };
        foreach (var (name, port) in Names.Zip(Ports))
            json[name] = port;
        System.IO.File.WriteAllText(File, json.ToJsonString());
        string[] command = [typeof(KernelStartCommand).Assembly.Location, "kernel", "start", File, .. options];
        var start = new ProcessStartInfo("dotnet", command) { WorkingDirectory = folder.FullName, RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        Process = Process.Start(start)!;
        Process.BeginErrorReadLine();
        Process.BeginOutputReadLine();
    }

    public static string[] Names { get; } = ["shell_port", "control_port", "stdin_port", "iopub_port", "hb_port"];

    public string Key { get; } = Guid.NewGuid().ToString();

    public string File { get; }

    /// <summary>In the order of <see cref="Names"/>.</summary>
    public int[] Ports { get; }

    public Process Process { get; }

    public string Folder => folder.FullName;

    public async Task<int> ExitCodeAsync()
    {
        await Process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return Process.ExitCode;
    }

    public void Dispose()
    {
        Process.Kill(entireProcessTree: true);
        Process.WaitForExit();
        Process.Dispose();
        folder.Delete(recursive: true);
    }

    private static int[] FreePorts()
    {
        TcpListener[] listeners = [.. Names.Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        foreach (var listener in listeners)
            listener.Start();
        int[] ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        foreach (var listener in listeners)
            listener.Dispose();
        return ports;
    }
}
