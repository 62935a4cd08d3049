using SequenceModels.Data.Images;

namespace SequenceModels.Tests.Data.Images;

public sealed class LabeledImagesTests
{
    /// <summary>Three images of 2×3 whose pixel i shows i, i + 10, i + 20.</summary>
    private static readonly LabeledImages Three = new([0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 20, 21, 22, 23, 24, 25], [5, 6, 7], height: 2, width: 3);

    [Fact]
    public void An_image_is_read_row_by_row()
    {
        var batch = Three.Read(PixelOrder.Rows);
        Assert.Equal((2, 3, 3), (batch.X.Steps, batch.X.Features, batch.X.Batch));
        Assert.Equal([13, 14, 15], batch.X[1].Column(1).Select(Byte));
        Assert.Equal([5, 6, 7], batch.Target);
    }

    [Fact]
    public void An_image_is_read_pixel_by_pixel()
    {
        var batch = Three.Read(PixelOrder.Pixels, [2, 0]);
        Assert.Equal((6, 1, 2), (batch.X.Steps, batch.X.Features, batch.X.Batch));
        Assert.Equal([20, 0, 21, 1, 22, 2, 23, 3, 24, 4, 25, 5], batch.X.Columns.Row(0).Select(Byte));
        Assert.Equal([7, 5], batch.Target);
    }

    [Fact]
    public void Batches_have_every_image_once_and_the_seed_decides_the_order()
    {
        var batches = Three.Batches(2, new Random(4));
        Assert.Equal([2, 1], batches.Select(batch => batch.X.Batch));
        Assert.Equal([5, 6, 7], batches.SelectMany(batch => batch.Target).Order());
        Assert.Equal(batches.SelectMany(batch => batch.Target), Three.Batches(2, new Random(4)).SelectMany(batch => batch.Target));
    }

    [Fact]
    public void A_split_keeps_images_with_their_labels()
    {
        var (train, heldOut) = Three.Split(2);
        Assert.Equal([5, 6], train.Labels);
        Assert.Equal([7], heldOut.Labels);
        Assert.Equal(Three[2], heldOut[0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => Three.Split(3));
    }

    [Fact]
    public void A_permutation_moves_the_pixels_of_every_image_alike()
    {
        var moved = Three.Permuted([5, 4, 3, 2, 1, 0]);
        Assert.Equal([15, 14, 13, 12, 11, 10], moved[1].ToRowMajorArray().Select(Byte));
        Assert.Equal(Three[1], moved.Permuted([5, 4, 3, 2, 1, 0])[1]);
        Assert.Throws<ArgumentException>(() => Three.Permuted([0, 0, 1, 2, 3, 4]));
    }

    [Fact]
    public void A_page_is_one_step_of_all_pixels_row_after_row()
    {
        var x = Three.Read(PixelOrder.Page).X;
        Assert.Equal((1, 6, 3), (x.Steps, x.Features, x.Batch));
        Assert.Equal(Three[1].ToRowMajorArray(), x[0].Column(1));
    }

    [Fact]
    public void A_push_comes_in_again_on_the_other_side()
    {
        Assert.Equal(Three[1].Row(0), Three.Shifted(down: 1, right: 0)[1].Row(1));
        Assert.Equal(Three[1].Row(1), Three.Shifted(down: 1, right: 0)[1].Row(0));
        Assert.Equal(Three[1].Column(0), Three.Shifted(down: 0, right: -1)[1].Column(2));
    }

    [Fact]
    public void Numbers_that_do_not_fit_are_refused_in_words()
    {
        Assert.Contains("5 pixels and 1 labels", Assert.Throws<ArgumentException>(() => new LabeledImages(new byte[5], [1], 2, 3)).Message, StringComparison.Ordinal);
        Assert.Contains("label of image 0 is -1", Assert.Throws<ArgumentException>(() => new LabeledImages(new byte[6], [-1], 2, 3)).Message, StringComparison.Ordinal);
        Assert.Contains("images 0 to 2", Assert.Throws<ArgumentOutOfRangeException>(() => Three[3]).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Three.Read(PixelOrder.Rows, []));
    }

    private static int Byte(double value) => (int)Math.Round(255 * value);
}
