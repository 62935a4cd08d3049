namespace NotebookEngine.Protocol;

/// <summary>Why a cell failed.</summary>
/// <param name="Kind">What kind of failure, for programs that read <c>run.json</c>.</param>
/// <param name="Name">The compiler's code (<c>CS0103</c>), the exception's type, or a word such as <c>Timeout</c>.</param>
/// <param name="Message">One sentence or more for a person.</param>
/// <param name="Line">The line of the cell, counted from 1, where it is known.</param>
/// <param name="Traceback">The learner's own frames, or the source line with a caret.</param>
/// <param name="Package">Id and version of the package that cannot be restored, where that is why.</param>
internal sealed record CellError(ErrorKind Kind, string Name, string Message, int? Line, IReadOnlyList<string> Traceback, string? Package = null);
