using System.Text.Json.Serialization;

namespace NotebookRunner.Protocol;

/// <summary>What a worker tells the runner while a cell runs, one JSON object a line, in the order it happened.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(TextWritten), "text")]
[JsonDerivedType(typeof(ValueShown), "value")]
[JsonDerivedType(typeof(CellFailed), "failed")]
[JsonDerivedType(typeof(CellFinished), "finished")]
[JsonDerivedType(typeof(RestoreStarted), "restoreStarted")]
[JsonDerivedType(typeof(RestoreFinished), "restoreFinished")]
internal abstract record WorkerEvent;

/// <summary>Text on <c>stdout</c> or <c>stderr</c>.</summary>
internal sealed record TextWritten(string Stream, string Text) : WorkerEvent;

/// <summary>A displayed value, or the cell's trailing value: its text for each MIME type.</summary>
internal sealed record ValueShown(bool IsResult, Dictionary<string, string> Data) : WorkerEvent;

internal sealed record CellFailed(CellError Error) : WorkerEvent;

internal sealed record CellFinished : WorkerEvent;

/// <summary>A package is being fetched: this time is not the learner's code's.</summary>
internal sealed record RestoreStarted(string Package) : WorkerEvent;

internal sealed record RestoreFinished : WorkerEvent;
