using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Scripting;

namespace NotebookEngine.Scripting;

/// <summary>Puts what stops a cell between Roslyn and the cell: one that is stopped fails like one that throws, so what it declared stays, and Roslyn's own work is never torn.</summary>
internal static class GuardedScript
{
    /// <param name="script">The script, which has not run yet.</param>
    /// <param name="guard">What makes it stop.</param>
    /// <param name="begins">Is called when its own code begins.</param>
    public static void Guard(Script<object?> script, ICellGuard guard, Action begins)
    {
        ref var code = ref Compiled<object?>.Code(script);
        var run = code;
        code = states => guard.RunAsync(() =>
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
