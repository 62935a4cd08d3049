using System.Runtime.CompilerServices;

namespace NotebookEngine.Interruption;

/// <summary>How deep the stack is: it grows towards smaller addresses.</summary>
internal static class StackPlace
{
    /// <summary>The address at which the stack ends at the moment.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static nint Here()
    {
        byte here = 0;
        return Unsafe.ByteOffset(ref Unsafe.NullRef<byte>(), ref here);
    }
}
