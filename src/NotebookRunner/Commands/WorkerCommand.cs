using System.CommandLine;
using NotebookRunner.Worker;

namespace NotebookRunner.Commands;

/// <summary>The hidden command by which the program starts itself for one notebook.</summary>
internal sealed class WorkerCommand : Command
{
    public WorkerCommand()
        : base(WorkerCommandLine.Name)
    {
        Hidden = true;
        var pipe = new Argument<string>("pipe");
        var maxOutput = new Argument<int>("max-output");
        Add(pipe);
        Add(maxOutput);
        SetAction((parsed, _) => WorkerHost.RunAsync(parsed.GetRequiredValue(pipe), parsed.GetRequiredValue(maxOutput)));
    }
}
