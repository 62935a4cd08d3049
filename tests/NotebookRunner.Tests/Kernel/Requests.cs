using System.Text.Json;
using System.Text.Json.Nodes;
using NotebookKernel.Messages;

namespace NotebookRunner.Tests.Kernel;

/// <summary>Requests as a handler gets them.</summary>
internal static class Requests
{
    public static KernelMessage Of(string type, JsonObject content) => new("", [], default, type, default, JsonSerializer.SerializeToElement(content));
}
