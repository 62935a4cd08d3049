using System.Runtime.Intrinsics;

namespace SequenceModels.Numerics;

/// <summary>The <see cref="Microkernel"/> for a runtime that interprets, as a browser's: it makes machine code of a loop on vectors, but not of one that calls, or that keeps vectors in structs.</summary>
/// <remarks>The sums run in the same order; multiplied and added with two roundings, as <see cref="Lanes128"/> does where there is no <see cref="Fused"/> instruction.</remarks>
internal static class PlainMicrokernel
{
    /// <summary>C ← C + A·B for four columns and a panel of any height.</summary>
    public static void MultiplyAdd(ref Real a, nint height, int depth, ref Real b, nint strideK, nint strideN, ref Real c, nint strideC)
    {
        for (nint row = 0; row < height; row += Vector128<Real>.Count)
        {
            Vector128<Real> c0 = Vector128<Real>.Zero, c1 = Vector128<Real>.Zero, c2 = Vector128<Real>.Zero, c3 = Vector128<Real>.Zero;
            ref Real from = ref Unsafe.Add(ref a, row);
            ref Real right = ref b;
            for (int k = 0; k < depth; k++)
            {
                var rows = Vector128.LoadUnsafe(ref from);
                c0 += rows * Vector128.Create(right);
                c1 += rows * Vector128.Create(Unsafe.Add(ref right, strideN));
                c2 += rows * Vector128.Create(Unsafe.Add(ref right, 2 * strideN));
                c3 += rows * Vector128.Create(Unsafe.Add(ref right, 3 * strideN));
                from = ref Unsafe.Add(ref from, height);
                right = ref Unsafe.Add(ref right, strideK);
            }
            ref Real to = ref Unsafe.Add(ref c, row);
            (Vector128.LoadUnsafe(ref to) + c0).StoreUnsafe(ref to);
            to = ref Unsafe.Add(ref to, strideC);
            (Vector128.LoadUnsafe(ref to) + c1).StoreUnsafe(ref to);
            to = ref Unsafe.Add(ref to, strideC);
            (Vector128.LoadUnsafe(ref to) + c2).StoreUnsafe(ref to);
            to = ref Unsafe.Add(ref to, strideC);
            (Vector128.LoadUnsafe(ref to) + c3).StoreUnsafe(ref to);
        }
    }
}
