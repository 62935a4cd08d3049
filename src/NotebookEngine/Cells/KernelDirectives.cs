using System.Diagnostics;
using System.Globalization;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Directives;
using Microsoft.DotNet.Interactive.Events;

namespace NotebookEngine.Cells;

/// <summary>What the package leaves to its hosts: <c>#!time</c>, and questions to the person.</summary>
internal static class KernelDirectives
{
    public static void AddTime(Kernel kernel) =>
        kernel.AddDirective(new KernelActionDirective("#!time") { Description = "Says how long the cell took." }, (_, context) =>
        {
            var clock = Stopwatch.StartNew();
            context.OnComplete(ending => ending.DisplayAs(string.Create(CultureInfo.InvariantCulture, $"Wall time: {clock.Elapsed.TotalMilliseconds:0.##}ms"), "text/plain"));
            return Task.CompletedTask;
        });

    /// <param name="root">The kernel that such questions come to.</param>
    /// <param name="ask">Asks with a prompt, hiding what is typed or not; throws where nobody can answer.</param>
    public static void AddInput(Kernel root, Func<string, bool, string> ask)
    {
        root.RegisterCommandHandler<RequestInput>((command, context) => AnswerAsync(command, context, () => new InputProduced(ask(command.Prompt ?? "", command.IsPassword), command)));
        root.RegisterCommandHandler<RequestInputs>((command, context) => AnswerAsync(command, context, () => new InputsProduced(
            command.Inputs.ToDictionary(input => input.GetPropertyNameForJsonSerialization(), input => ask(input.Prompt, input.TypeHint == "password")), command)));
    }

    private static Task AnswerAsync(KernelCommand command, KernelInvocationContext context, Func<KernelEvent> answer)
    {
        try
        {
            context.Publish(answer());
        }
        catch (InvalidOperationException nobody)
        {
            context.Fail(command, nobody, nobody.Message);
        }
        return Task.CompletedTask;
    }
}
