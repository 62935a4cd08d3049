namespace NotebookEngine.Protocol;

/// <summary>A cell cannot go on, for the reason given.</summary>
internal sealed class CellException(CellError error) : Exception(error.Message)
{
    public CellError Error { get; } = error;

    public static CellException Missing(int line, string message) => new(new CellError(ErrorKind.Missing, "Missing", message, line, []));

    /// <summary>A directive cannot be followed.</summary>
    public static CellException OfDirective(string message, int? line) => new(new CellError(ErrorKind.Directive, "Directive", message, line, []));

    public static CellException NoPackage(int line, string package, string reason) =>
        new(new CellError(ErrorKind.Missing, "Missing", $"The package {package} cannot be restored: {reason}", line, [], package));
}
