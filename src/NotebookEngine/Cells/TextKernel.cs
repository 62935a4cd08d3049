using Microsoft.DotNet.Interactive.Commands;

namespace NotebookEngine.Cells;

/// <summary>A language that is shown and not run: <c>#!markdown</c>. The package has only <see cref="HtmlKernel"/> of this kind.</summary>
internal sealed class TextKernel : Kernel, IKernelCommandHandler<SubmitCode>
{
    private readonly string mimeType;
    private readonly Func<string, string> form;

    public TextKernel(string name, string mimeType, Func<string, string>? form = null)
        : base(name)
    {
        (this.mimeType, this.form) = (mimeType, form ?? (text => text));
        KernelInfo.LanguageName = name;
    }

    Task IKernelCommandHandler<SubmitCode>.HandleAsync(SubmitCode command, KernelInvocationContext context)
    {
        context.DisplayAs(form(command.Code), mimeType);
        return Task.CompletedTask;
    }
}
