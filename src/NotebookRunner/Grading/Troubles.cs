namespace NotebookRunner.Grading;

/// <summary>What the table calls a cell that came to no verdict, in the checks' own words where they have one.</summary>
internal static class Troubles
{
    public static string Name(CellError error) => (error.Kind, error.Name) switch
    {
        (ErrorKind.Timeout, _) => "endless loop",
        (_, "StackOverflow" or nameof(InsufficientExecutionStackException)) => "endless recursion",
        (_, "OutOfMemory" or nameof(OutOfMemoryException)) => "out of memory",
        (ErrorKind.Crash, _) => "ended its process",
        (ErrorKind.Compile or ErrorKind.Directive, _) => "does not compile",
        (ErrorKind.Missing, _) => error.Package is null ? "missing file" : "missing package",
        _ => "exception",
    };

    public static string Name(TrickKind kind) => kind switch
    {
        TrickKind.Replaced => "check replaced",
        TrickKind.Forged => "verdict forged",
        _ => "reaches behind the checks",
    };
}
