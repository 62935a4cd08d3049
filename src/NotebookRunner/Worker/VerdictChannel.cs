using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NotebookEngine.Scripting;

namespace NotebookRunner.Worker;

/// <summary>How the checks of a course tell whoever grades what they said, past everything that a cell can show.</summary>
/// <remarks>
/// While the setup runs, and only then, the checks find a callback in <see cref="AppContext"/> and keep it. What they tell carries a key, and only what comes
/// from <c>Check.That</c> of the setup is passed on. So nothing that a cell prints, displays, replaces or imitates is a verdict. It is no sandbox: answers and
/// checks share a process. Code that reaches into private fields by reflection, or into memory, can change what a check takes for right, read the key, or read the answers;
/// where it does so in plain sight, <see cref="CellTricks"/> notices.
/// </remarks>
/// <param name="session">Where the checks are declared.</param>
/// <param name="send">The way to the runner.</param>
internal sealed class VerdictChannel(ScriptSession session, Action<WorkerEvent> send)
{
    // Where the checks, which do not know this program, look for the callback.
    private const string CallbackName = "NotebookRunner.Verdict";

    private string key = "";
    private Assembly? checks;

    /// <summary>The setup begins: the checks may take the callback.</summary>
    public void Open(string key)
    {
        this.key = key;
        AppContext.SetData(CallbackName, (Action<string, string, string, string>)Tell);
    }

    /// <summary>The setup is over: from here on no code is trusted.</summary>
    public void Close()
    {
        AppContext.SetData(CallbackName, null);
        if (DeclaredCheck() is not { } check)
            return;
        checks = AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(assembly => assembly.GetName().Name == check.ContainingAssembly.Name);
        var tricks = new CellTricks(check);
        session.Compiling = cell =>
        {
            foreach (var (kind, exercise, detail) in tricks.In(cell))
                send(new TrickNoticed(key, kind, exercise, detail));
        };
    }

    private INamedTypeSymbol? DeclaredCheck()
    {
        var code = session.Preview($"typeof({CellTricks.CheckName})");
        var tree = code.SyntaxTrees.Last();
        return code.GetSemanticModel(tree).GetTypeInfo(tree.GetRoot().DescendantNodes().OfType<TypeOfExpressionSyntax>().Single().Type).Type as INamedTypeSymbol is { TypeKind: not TypeKind.Error } check
            ? check : null;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Tell(string exercise, string status, string name, string message) => send(IsToldByCheck()
        ? new AnswerJudged(key, exercise, status, name, message)
        : new TrickNoticed(key, TrickKind.Forged, exercise, "A verdict was told by code that is no check."));

    // Whoever holds the callback may call it: between here and the cell there are the checks' own functions, and the outermost is the one that cells call.
    private bool IsToldByCheck() => new StackTrace().GetFrames().Select(frame => frame.GetMethod())
        .SkipWhile(method => method?.DeclaringType == typeof(VerdictChannel)).TakeWhile(method => method is not null && method.Module.Assembly == checks)
        .LastOrDefault() is { Name: CellTricks.ThatName, DeclaringType.Name: CellTricks.CheckName };
}
