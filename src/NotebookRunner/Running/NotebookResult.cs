using System.Text.Json.Serialization;

namespace NotebookRunner.Running;

/// <summary>What became of one notebook: its record in <c>run.json</c>.</summary>
internal sealed record NotebookResult(
    string Name,
    string Path,
    NotebookStatus Status,
    int Cells,
    int CellsRun,
    double Seconds,
    CellTime? SlowestCell,
    NotebookError? Error,
    MissingPackage? Skipped)
{
    /// <summary>Whether there is a new file with outputs.</summary>
    [JsonIgnore]
    public bool IsWritten => Status is NotebookStatus.Passed or NotebookStatus.Skipped || (Status == NotebookStatus.Failed && Error?.Kind != ErrorKind.File);
}

internal sealed record CellTime(int Number, double Seconds);

/// <summary>Why a notebook was skipped.</summary>
/// <param name="Cell">The cell that needs the package, counted from 1 over all cells.</param>
/// <param name="Package">Id and version.</param>
/// <param name="Reason">One line that says why it cannot be had.</param>
internal sealed record MissingPackage(int Cell, string Package, string Reason);

/// <summary>Where and why a notebook failed. The cell is counted from 1 over all cells; it is null when the file itself is unusable.</summary>
internal sealed record NotebookError(int? Cell, int? Line, string Name, string Message, ErrorKind Kind, IReadOnlyList<string> Traceback);
