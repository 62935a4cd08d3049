using System.Text.Json.Serialization;

namespace NotebookEngine.Protocol;

/// <summary>How messages become JSON; generated at build time, which saves each worker the start-up time of reflection.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(WorkerEvent))]
[JsonSerializable(typeof(RunCell))]
internal sealed partial class WireFormat : JsonSerializerContext;
