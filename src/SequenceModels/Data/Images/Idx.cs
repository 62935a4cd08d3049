using System.Buffers.Binary;
using System.IO.Compression;

namespace SequenceModels.Data.Images;

/// <summary>Reads IDX files, the format of MNIST, plain or packed with gzip: two zeros, a type, a rank, the sizes, the numbers.</summary>
/// <remarks>
/// LeCun, Cortes and Burges, "The MNIST database of handwritten digits" (1998): all integers big-endian; type 0x08 is one byte a number, the only one read here.
/// Memory is taken once, for the numbers that the sizes promise: at most <see cref="Limit"/>, and only where the file is long enough to hold them
/// (deflate packs 1,032 bytes into one at best). Used in lesson 11-digits-row-by-row.
/// </remarks>
public static class Idx
{
    /// <summary>Most numbers a file may have: 1 GiB, ten times MNIST's 60,000 images and more.</summary>
    public const int Limit = 1 << 30;

    private const int Bytes = 0x08, LargestRank = 4, BestPacking = 1032;

    /// <summary>Reads a file of bytes.</summary>
    /// <param name="path">For example <c>train-images-idx3-ubyte.gz</c>; that it is packed is seen from its first two bytes, not from its name.</param>
    /// <returns>The sizes, outermost first, and the numbers, the last index running fastest.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is not an IDX file of bytes, is cut off or too long; the message says where.</exception>
    public static (int[] Shape, byte[] Values) Read(string path)
    {
        try
        {
            using var file = DataFile.Open(path);
            bool packed = IsPacked(file);
            using var stream = packed ? new GZipStream(file, CompressionMode.Decompress, leaveOpen: true) : (Stream)file;
            var read = Read(stream, packed ? BestPacking * file.Length : file.Length);
            if (packed)
                RequireEnd(file, 4 + 4 * read.Shape.Length + read.Values.Length);
            return read;
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{path} cannot be read as an IDX file: {error.Message}", error);
        }
    }

    /// <summary>Reads images with their classes.</summary>
    /// <param name="images">A file of three sizes: images, rows, columns.</param>
    /// <param name="labels">A file of one size, with as many labels.</param>
    /// <exception cref="FileNotFoundException">One of them is not there.</exception>
    /// <exception cref="InvalidDataException">One of them is no such file, or they do not fit one another.</exception>
    public static LabeledImages ReadImages(string images, string labels)
    {
        AllGiven(images, labels);
        var (shape, pixels) = Read(images);
        var (count, classes) = Read(labels);
        if (shape.Length != 3 || count.Length != 1 || shape[0] != count[0] || shape.Contains(0))
            throw new InvalidDataException($"{images} has the sizes [{string.Join("×", shape)}] and {labels} has [{string.Join("×", count)}], "
                + "but [N×rows×columns] images with [N] labels are needed: give the two files of one set, images first.");
        return new LabeledImages(pixels, [.. classes.Select(label => (int)label)], shape[1], shape[2]);
    }

    /// <summary>The bytes of a file, unpacked where it is packed.</summary>
    internal static Stream Unpack(string path)
    {
        var file = DataFile.Open(path);
        return IsPacked(file) ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    private static bool IsPacked(FileStream file)
    {
        bool packed = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
        file.Position = 0;
        return packed;
    }

    /// <summary>A packed file ends in the length that it unpacks to, which the stream does not miss where it is cut off.</summary>
    private static void RequireEnd(FileStream file, int length)
    {
        Span<byte> end = stackalloc byte[sizeof(int)];
        file.Position = Math.Max(0, file.Length - end.Length);
        file.ReadAtLeast(end, end.Length, throwOnEndOfStream: false);
        if (BinaryPrimitives.ReadInt32LittleEndian(end) != length)
            throw new InvalidDataException("its gzip checksum and length are missing at the end: it is cut off, get it again.");
    }

    private static (int[] Shape, byte[] Values) Read(Stream stream, long most)
    {
        Span<byte> header = stackalloc byte[4 + 4 * LargestRank];
        Fill(stream, header[..4], "the magic number");
        int rank = header[3];
        if (header[0] != 0 || header[1] != 0 || header[2] != Bytes || rank is < 1 or > LargestRank)
            throw new InvalidDataException($"it is {ForeignFile.Name(Start(stream, header[..4])) ?? "another kind of file"}. Its magic number is 0x{Convert.ToHexString(header[..4])}, but 0x0000080{{rank}} with a rank of 1 to {LargestRank} is needed "
                + "(0x00000803 for images, 0x00000801 for labels).");
        Fill(stream, header[4..(4 + 4 * rank)], "the sizes");
        var shape = new int[rank];
        long count = 1;
        for (int i = 0; i < rank; i++)
        {
            uint size = BinaryPrimitives.ReadUInt32BigEndian(header[(4 + 4 * i)..]);
            count = size <= Limit ? count * size : long.MaxValue;
            if (count > Limit)
                throw new InvalidDataException($"its sizes promise more than {Limit:N0} numbers, the most that is read.");
            shape[i] = (int)size;
        }
        if (count > most)
            throw new InvalidDataException($"its sizes promise {count:N0} numbers, but it is too short to hold them: it is cut off, get it again.");
        return (shape, Values(stream, (int)count));
    }

    private static byte[] Values(Stream stream, int count)
    {
        var values = new byte[count];
        int have = stream.ReadAtLeast(values, count, throwOnEndOfStream: false);
        if (have < count)
            throw new InvalidDataException($"its sizes promise {count:N0} numbers, but it ends after {have:N0}: it is cut off, get it again.");
        return stream.ReadByte() < 0 ? values : throw new InvalidDataException($"its sizes promise {count:N0} numbers, but it has more.");
    }

    /// <summary>The bytes already read and those behind them.</summary>
    private static byte[] Start(Stream stream, ReadOnlySpan<byte> read)
    {
        var start = new byte[ForeignFile.Looked];
        read.CopyTo(start);
        return start[..(read.Length + stream.ReadAtLeast(start.AsSpan(read.Length), start.Length - read.Length, throwOnEndOfStream: false))];
    }

    private static void Fill(Stream stream, Span<byte> bytes, string what)
    {
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            throw new InvalidDataException($"it ends within {what}: it is cut off, get it again.");
    }
}
