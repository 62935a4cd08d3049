using SequenceModels.Training;

namespace SequenceModels.Data.Images;

/// <summary>Grey images and the class of each. A byte a pixel is kept; what is read from them is in [0, 1], 0 the background.</summary>
/// <remarks>Used in lesson 11-digits-row-by-row.</remarks>
public sealed class LabeledImages
{
    private readonly byte[] pixels;

    /// <summary>Images over existing numbers, which are shared.</summary>
    /// <param name="pixels">Image after image, row after row, N × height × width bytes.</param>
    /// <param name="labels">[N], the class of each image, ≥ 0; N ≥ 1.</param>
    /// <param name="height">Rows of an image, ≥ 1.</param>
    /// <param name="width">Columns of an image, ≥ 1.</param>
    /// <exception cref="ArgumentException">The numbers do not fill the images exactly, or there is no image.</exception>
    public LabeledImages(byte[] pixels, int[] labels, int height, int width)
    {
        AllGiven(pixels, labels);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        if (labels.Length == 0 || pixels.Length != (long)labels.Length * height * width)
            throw new ArgumentException($"{pixels.Length} pixels and {labels.Length} labels were given, but one label or more with {height}×{width} pixels for each is needed.", nameof(pixels));
        int wrong = Array.FindIndex(labels, label => label < 0);
        if (wrong >= 0)
            throw new ArgumentException($"The label of image {wrong} is {labels[wrong]}: classes are numbered from 0.", nameof(labels));
        (this.pixels, Labels, Height, Width) = (pixels, labels, height, width);
    }

    /// <summary>[N], the class of each image.</summary>
    public IReadOnlyList<int> Labels { get; }

    /// <summary>N.</summary>
    public int Count => Labels.Count;

    /// <summary>Rows of an image.</summary>
    public int Height { get; }

    /// <summary>Columns of an image.</summary>
    public int Width { get; }

    /// <summary>One image [height×width], a copy.</summary>
    /// <param name="index">0 … N−1.</param>
    public Matrix<Real> this[int index]
    {
        get
        {
            byte[] image = Pixels(index).ToArray();
            return Matrix<Real>.Build.Dense(Height, Width, (row, column) => image[row * Width + column] / (Real)byte.MaxValue);
        }
    }

    /// <summary>Images as sequences with their classes: one answer an image, after the last step.</summary>
    /// <param name="order">Rows [T = height, D = width] single pixels [T = height·width, D = 1], or the page at once [T = 1, D = height·width].</param>
    /// <param name="which">Numbers of the images, 0 … N−1, at least one; default all.</param>
    public Batch<int[]> Read(PixelOrder order = PixelOrder.Rows, IReadOnlyList<int>? which = null)
    {
        which ??= [.. Enumerable.Range(0, Count)];
        int features = order switch { PixelOrder.Rows => Width, PixelOrder.Page => Height * Width, _ => 1 };
        var x = new Sequence(features, Height * Width / features, which.Count);
        for (int b = 0; b < which.Count; b++)
        {
            var image = Pixels(which[b]);
            for (int i = 0; i < image.Length; i++)
                x.Step(i / features)[b * features + i % features] = image[i] / (Real)byte.MaxValue;
        }
        return new Batch<int[]>(x, [.. which.Select(index => Labels[index])]);
    }

    /// <summary>All images in random order, in batches; the last one may be smaller.</summary>
    /// <remarks>For a new order in every epoch: <c>trainer.Fit(_ => images.Batches(150, random), epochs)</c>.</remarks>
    /// <param name="size">B ≥ 1, images a batch.</param>
    /// <param name="random">Where the order comes from.</param>
    /// <param name="order">Rows (default), single pixels, or the page at once.</param>
    public List<Batch<int[]>> Batches(int size, Random random, PixelOrder order = PixelOrder.Rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentNullException.ThrowIfNull(random);
        int[] shuffled = [.. Enumerable.Range(0, Count)];
        random.Shuffle(shuffled);
        return [.. shuffled.Chunk(size).Select(which => Read(order, which))];
    }

    /// <summary>The first images to learn from, the rest to be judged on.</summary>
    /// <param name="first">How many come into the first part, 1 … N−1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A part would be empty.</exception>
    public (LabeledImages Train, LabeledImages HeldOut) Split(int first)
    {
        if (first < 1 || first >= Count)
            throw new ArgumentOutOfRangeException(nameof(first), $"{first} of {Count} images leaves a part empty: give 1 … {Count - 1}.");
        return (Part(0, first), Part(first, Count));
    }

    /// <summary>The same images with every pixel at another place: what is left when neighbours mean nothing.</summary>
    /// <param name="order">[height·width]: pixel i of the new image is pixel order[i] of the old, each used once.</param>
    /// <exception cref="ArgumentException">The numbers 0 … height·width−1 do not occur once each.</exception>
    public LabeledImages Permuted(IReadOnlyList<int> order)
    {
        ArgumentNullException.ThrowIfNull(order);
        int size = Height * Width;
        if (!order.Order().SequenceEqual(Enumerable.Range(0, size)))
            throw new ArgumentException($"The order of {order.Count} numbers does not have each of 0 … {size - 1} once: shuffle exactly these.", nameof(order));
        var moved = new byte[pixels.Length];
        for (int i = 0; i < moved.Length; i++)
            moved[i] = pixels[i / size * size + order[i % size]];
        return new LabeledImages(moved, [.. Labels], Height, Width);
    }

    /// <summary>The same images, pushed; what leaves the page on one side comes in on the other.</summary>
    /// <param name="down">Rows down, negative for up.</param>
    /// <param name="right">Columns to the right, negative for left.</param>
    public LabeledImages Shifted(int down, int right)
    {
        static int Around(int place, int size) => ((place % size) + size) % size;
        return Permuted([.. from row in Enumerable.Range(0, Height) from column in Enumerable.Range(0, Width)
                            select Around(row - down, Height) * Width + Around(column - right, Width)]);
    }

    /// <summary>The bytes of one image, row after row, not copied.</summary>
    internal ReadOnlySpan<byte> Pixels(int index)
    {
        if (index < 0 || index >= Count)
            throw new ArgumentOutOfRangeException(nameof(index), index, $"There are images 0 to {Count - 1}.");
        return pixels.AsSpan(index * Height * Width, Height * Width);
    }

    private LabeledImages Part(int from, int to) =>
        new(pixels[(from * Height * Width)..(to * Height * Width)], [.. Labels.Skip(from).Take(to - from)], Height, Width);
}
