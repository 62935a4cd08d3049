using System.Diagnostics;
using Microsoft.CodeAnalysis.Scripting;

namespace NotebookEngine.Scripting;

/// <summary>What a script that ran has come to.</summary>
internal static class ScriptEnd
{
    /// <exception cref="CellException">It threw.</exception>
    public static object? ValueOf(ScriptState<object?> state, string fileName) =>
        state.Exception is null ? state.ReturnValue : throw new CellException(ExceptionReport.Describe(state.Exception, fileName, method => IndexLine(method, state.Script), frame => Line(frame, state.Script)));

    private static (string File, int? Line)? IndexLine(MethodBase method, Script? script) => Find(script, cell => IndexLines.Of(cell, method));

    private static (string File, int? Line)? Line(StackFrame frame, Script? script) => Find(script, cell => SubmissionLines.Of(cell, frame));

    private static (string File, int? Line)? Find(Script? script, Func<Compilation, (string File, int? Line)?> place)
    {
        for (; script is not null; script = script.Previous)
            if (place(script.GetCompilation()) is { } line)
                return line;
        return null;
    }
}
