using System.Text.Json.Serialization;

namespace NotebookEngine.Protocol;

/// <summary>What a worker tells the runner while a cell runs, one JSON object a line, in the order it happened.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(TextWritten), "text")]
[JsonDerivedType(typeof(ValueShown), "value")]
[JsonDerivedType(typeof(ValueUpdated), "update")]
[JsonDerivedType(typeof(OutputCleared), "clear")]
[JsonDerivedType(typeof(CellFailed), "failed")]
[JsonDerivedType(typeof(CellFinished), "finished")]
[JsonDerivedType(typeof(RestoreStarted), "restoreStarted")]
[JsonDerivedType(typeof(RestoreFinished), "restoreFinished")]
[JsonDerivedType(typeof(AnswerJudged), "judged")]
[JsonDerivedType(typeof(TrickNoticed), "noticed")]
[JsonDerivedType(typeof(LastWordsSaid), "lastWords")]
[JsonDerivedType(typeof(ProcessExits), "exits")]
internal abstract record WorkerEvent;

/// <summary>Text on <c>stdout</c> or <c>stderr</c>.</summary>
internal sealed record TextWritten(string Stream, string Text) : WorkerEvent;

/// <summary>A displayed value, or the cell's trailing value: its text for each MIME type.</summary>
/// <param name="IsResult">Whether it is the trailing value.</param>
/// <param name="Data">The text for each MIME type.</param>
/// <param name="DisplayId">The name by which a displayed value can be replaced later.</param>
internal sealed record ValueShown(bool IsResult, Dictionary<string, string> Data, string? DisplayId = null) : WorkerEvent;

/// <summary>What a value displayed earlier, in this cell or in another, is to show from now on.</summary>
internal sealed record ValueUpdated(string DisplayId, Dictionary<string, string> Data) : WorkerEvent;

/// <summary>What the cell has shown so far is to go away.</summary>
/// <param name="Wait">Something follows at once: clear only then, so that nothing flickers.</param>
internal sealed record OutputCleared(bool Wait) : WorkerEvent;

internal sealed record CellFailed(CellError Error) : WorkerEvent;

internal sealed record CellFinished : WorkerEvent;

/// <summary>A package is being fetched: this time is not the learner's code's.</summary>
internal sealed record RestoreStarted(string Package) : WorkerEvent;

internal sealed record RestoreFinished : WorkerEvent;

/// <summary>What a check said of an answer.</summary>
/// <param name="Key">Shows that a check said it, and not something that writes to where the worker writes.</param>
/// <param name="Exercise">The exercise, such as <c>08.2</c>.</param>
/// <param name="Status">The status in the word of <c>grades.csv</c>.</param>
/// <param name="Name">Which mistake or trouble.</param>
/// <param name="Message">One or two sentences for the learner.</param>
internal sealed record AnswerJudged(string Key, string Exercise, string Status, string Name, string Message) : WorkerEvent;

/// <summary>Something that whoever grades should know of the cell.</summary>
/// <param name="Key">As in <see cref="AnswerJudged"/>.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Exercise">The exercise that it is about, where it is about one.</param>
/// <param name="Detail">The same in a sentence.</param>
internal sealed record TrickNoticed(string Key, TrickKind Kind, string? Exercise, string Detail) : WorkerEvent;

/// <summary>The worker has said what a process says that is about to die, but is still there.</summary>
internal sealed record LastWordsSaid(string Text) : WorkerEvent;

/// <summary>The worker ends in good order, because a cell asks for it: no signal does.</summary>
internal sealed record ProcessExits : WorkerEvent;
