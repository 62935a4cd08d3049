using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace SequenceModels.Numerics;

/// <summary>Whether a·b + c is one instruction with one rounding, as on x86 from AVX2 on and on Arm. Elsewhere, as in WebAssembly, it is two with two: one rounding by software takes a hundred times as long.</summary>
internal static class Fused
{
    public static bool IsSupported
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Fma.IsSupported || AdvSimd.IsSupported;
    }
}
