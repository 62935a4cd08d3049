using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Scripting;

namespace NotebookEngine.Scripting;

/// <summary>Runs the compiled code of a cell, or of what it shows, and nothing else: where a host can stop it.</summary>
/// <param name="code">What runs.</param>
/// <param name="stack">The size of its stack in bytes; null for a deep one.</param>
internal delegate Task<object?> CellGuard(Func<Task<object?>> code, int? stack = null);

/// <summary>Puts what stops a cell between Roslyn and the cell: one that is stopped fails like one that throws, so what it declared stays, and Roslyn's own work is never torn.</summary>
internal static class GuardedScript
{
    /// <param name="script">The script, which has not run yet.</param>
    /// <param name="guard">What makes it stop.</param>
    /// <param name="begins">Is called when its own code begins.</param>
    public static void Guard(Script<object?> script, CellGuard guard, Action begins)
    {
        ref var code = ref Compiled<object?>.Code(script);
        var run = code;
        code = states => guard(() =>
        {
            begins();
            return run(states);
        });
    }

    // A field's type is looked up as it is declared, with its type parameter.
    private static class Compiled<T>
    {
        [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_lazyExecutor")]
        public static extern ref Func<object?[], Task<T>> Code(Script<T> script);
    }
}
