using System.CommandLine;
using NotebookKernel;

namespace NotebookRunner.Commands;

/// <summary><c>kernel start</c>: what a Jupyter client calls.</summary>
internal sealed class KernelStartCommand : Command
{
    private const string JupyterLenience = "JUPYTER_ALLOW_INSECURE_WRITES";

    private readonly Argument<string> file = new("connection-file") { Description = "The file in which the client says where to listen, and with which key." };

    private readonly Option<int> maxOutput = new("--max-output")
    {
        Description = "Bytes one cell may show; the rest is cut.",
        DefaultValueFactory = _ => new RunOptions().MaxOutput,
    };

    private readonly Option<bool> isShared = new("--allow-shared-connection-file")
    {
        Description = $"Take a connection file that others may read or write: where a container's volume cannot say who may. {JupyterLenience}=true, which Jupyter itself needs there, means it too.",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable(JupyterLenience)?.ToLowerInvariant() is "true" or "1",
    };

    public KernelStartCommand()
        : base("start", "Starts the kernel; a Jupyter client does this. Exit code 2: the connection file is unusable.")
    {
        Add(file);
        Add(maxOutput);
        Add(isShared);
        SetAction((given, token) => KernelProgram.RunAsync(given.GetRequiredValue(file), given.GetValue(maxOutput), given.GetValue(isShared), token));
    }
}
