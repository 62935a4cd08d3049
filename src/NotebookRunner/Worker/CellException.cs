using NotebookRunner.Protocol;

namespace NotebookRunner.Worker;

/// <summary>A cell cannot go on, for the reason given.</summary>
internal sealed class CellException(CellError error) : Exception(error.Message)
{
    public CellError Error { get; } = error;

    public static CellException Missing(int line, string message) => new(new CellError(ErrorKind.Missing, "Missing", message, line, []));
}
