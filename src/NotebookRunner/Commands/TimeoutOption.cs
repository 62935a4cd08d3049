using System.CommandLine;
using NotebookRunner.Running;

namespace NotebookRunner.Commands;

/// <summary>How long a cell may take, wherever notebooks are run.</summary>
internal sealed class TimeoutOption() : NumberOption("--timeout", (int)new RunOptions().Timeout.TotalSeconds, 1, 86_400,
    "Seconds one cell may take before it is stopped; up to three times that where others keep the machine busy.")
{
    public TimeSpan Of(ParseResult given) => TimeSpan.FromSeconds(given.GetValue(this));
}
