using System.Reflection;
using Microsoft.CodeAnalysis.Scripting;
using NotebookEngine.Protocol;

namespace NotebookEngine.Scripting;

/// <summary>What a script that ran has come to.</summary>
internal static class ScriptEnd
{
    /// <exception cref="CellException">It threw.</exception>
    public static object? ValueOf(ScriptState<object?> state, string fileName) =>
        state.Exception is null ? state.ReturnValue : throw new CellException(ExceptionReport.Describe(state.Exception, fileName, method => IndexLine(method, state.Script)));

    private static (string File, int? Line)? IndexLine(MethodBase method, Script? script)
    {
        for (; script is not null; script = script.Previous)
            if (IndexLines.Of(script.GetCompilation(), method) is { } line)
                return line;
        return null;
    }
}
