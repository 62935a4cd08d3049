using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.ValueSharing;
using NotebookEngine.Formatting;

namespace NotebookEngine.Cells;

/// <summary>C# for .NET Interactive, by its public extension points: the script session runs the cells, the package does all else.</summary>
/// <remarks>
/// Not the package's own <c>CSharpKernel</c>, as measured: after <c>while (true) {}</c> no later cell runs, because its cancellation does not reach the code;
/// endless recursion ends the process; errors at run time have no lines; cells are compiled without optimization, so loops take two to three times as long;
/// what a task prints after its cell is lost.
/// </remarks>
internal sealed class ScriptKernel : Kernel,
    IKernelCommandHandler<SubmitCode>, IKernelCommandHandler<RequestValueInfos>, IKernelCommandHandler<RequestValue>, IKernelCommandHandler<SendValue>
{
    public const string KernelName = "csharp";

    private readonly Func<CellCommand, KernelInvocationContext, Task> run;

    /// <param name="session">Where values are.</param>
    /// <param name="run">Runs a cell; throws where it fails.</param>
    public ScriptKernel(ScriptSession session, Func<CellCommand, KernelInvocationContext, Task> run)
        : base(KernelName)
    {
        (Session, this.run) = (session, run);
        (KernelInfo.LanguageName, KernelInfo.LanguageVersion, KernelInfo.DisplayName) = ("C#", "14.0", "csharp - C# Script");
    }

    private ScriptSession Session { get; }

    async Task IKernelCommandHandler<SubmitCode>.HandleAsync(SubmitCode command, KernelInvocationContext context)
    {
        // Code that a cell or an extension submits is a cell within a cell.
        var cell = command as CellCommand ?? new CellCommand(command.Code, "Code", context.CancellationToken);
        try
        {
            await run(cell, context);
        }
        catch (Exception error)
        {
            cell.Failure = error;
            context.Fail(command, error, error.Message);
        }
    }

    Task IKernelCommandHandler<RequestValueInfos>.HandleAsync(RequestValueInfos command, KernelInvocationContext context)
    {
        var infos = Session.Variables.GroupBy(variable => variable.Name).Select(group => group.Last())
            .Select(variable => new KernelValueInfo(variable.Name, Formatted(variable.Value, command.MimeType), variable.Type));
        context.Publish(new ValueInfosProduced([.. infos], command));
        return Task.CompletedTask;
    }

    Task IKernelCommandHandler<RequestValue>.HandleAsync(RequestValue command, KernelInvocationContext context)
    {
        if (Session.Variables.LastOrDefault(variable => variable.Name == command.Name) is { } found)
            context.Publish(new ValueProduced(found.Value, command.Name, Formatted(found.Value, command.MimeType), command));
        else
            context.Fail(command, message: $"There is no variable {command.Name} in C#.");
        return Task.CompletedTask;
    }

    async Task IKernelCommandHandler<SendValue>.HandleAsync(SendValue command, KernelInvocationContext context)
    {
        try
        {
            await SetValueAsync(command, context, (name, value, type) => SyntaxFacts.IsValidIdentifier(name)
                ? Session.SetAsync(name, value, type ?? value?.GetType() ?? typeof(object))
                : throw new ArgumentException($"{name} is no name of a variable in C#."));
        }
        catch (Exception error)
        {
            context.Fail(command, error, error.Message);
        }
    }

    // A list of all variables must not fail for one that has no such form.
    private static FormattedValue Formatted(object? value, string mimeType)
    {
        try
        {
            return new FormattedValue(mimeType, ValueFormatter.Text(value, mimeType));
        }
        catch (Exception)
        {
            return new FormattedValue(mimeType, "null");
        }
    }
}
