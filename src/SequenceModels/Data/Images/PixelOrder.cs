namespace SequenceModels.Data.Images;

/// <summary>How an image becomes a sequence.</summary>
public enum PixelOrder
{
    /// <summary>One row a step, from the top: T = height, D = width. A digit is 28 steps of 28 numbers.</summary>
    Rows,

    /// <summary>One pixel a step, row after row: T = height × width, D = 1. A digit is 784 steps of one number.</summary>
    Pixels,

    /// <summary>All pixels in one step, row after row: T = 1, D = height × width, as a model without rows and order sees them.</summary>
    Page,
}
