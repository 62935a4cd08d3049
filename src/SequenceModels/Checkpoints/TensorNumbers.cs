using System.Buffers.Binary;
using System.Numerics;

namespace SequenceModels.Checkpoints;

/// <summary>Numbers from and to the bytes of a file, a piece at a time.</summary>
internal static class TensorNumbers
{
    /// <summary>The type that keeps every bit of the library's numbers.</summary>
    public const TensorType Own = sizeof(Real) == sizeof(double) ? TensorType.F64 : TensorType.F32;

    private const int Piece = 1 << 16;

    /// <summary>Bytes a number.</summary>
    public static int Size(TensorType type) => type switch { TensorType.F64 => 8, TensorType.F32 => 4, _ => 2 };

    public static T[] Read<T>(Stream stream, TensorType type, long length) where T : IFloatingPoint<T>
    {
        int size = Size(type);
        var values = new T[length / size];
        var bytes = new byte[Math.Min(length, Piece)];
        for (int from = 0; from < values.Length; from += bytes.Length / size)
        {
            var piece = values.AsSpan(from, Math.Min(bytes.Length / size, values.Length - from));
            stream.ReadExactly(bytes, 0, piece.Length * size);
            for (int i = 0; i < piece.Length; i++)
                piece[i] = T.CreateTruncating(Decode(bytes.AsSpan(i * size), type));
        }
        return values;
    }

    public static void Write<T>(Stream stream, TensorType type, ReadOnlySpan<T> values) where T : IFloatingPoint<T>
    {
        int size = Size(type);
        var bytes = new byte[Piece];
        for (int from = 0; from < values.Length; from += Piece / size)
        {
            var piece = values.Slice(from, Math.Min(Piece / size, values.Length - from));
            for (int i = 0; i < piece.Length; i++)
                Encode(double.CreateTruncating(piece[i]), bytes.AsSpan(i * size), type);
            stream.Write(bytes, 0, piece.Length * size);
        }
    }

    private static double Decode(ReadOnlySpan<byte> bytes, TensorType type) => type switch
    {
        TensorType.F64 => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        TensorType.F32 => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        TensorType.F16 => (double)BinaryPrimitives.ReadHalfLittleEndian(bytes),
        _ => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(bytes) << 16),
    };

    private static void Encode(double value, Span<byte> bytes, TensorType type)
    {
        if (type == TensorType.F64)
            BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
        else
            BinaryPrimitives.WriteSingleLittleEndian(bytes, (float)value);
    }
}
