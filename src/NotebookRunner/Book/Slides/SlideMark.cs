namespace NotebookRunner.Book.Slides;

/// <summary>What a cell's metadata <c>slideshow.slide_type</c> makes of it.</summary>
internal enum SlideMark
{
    /// <summary>Not in the deck: <c>skip</c>, or no mark at all.</summary>
    None,

    /// <summary><c>slide</c></summary>
    Slide,

    /// <summary><c>subslide</c>: a slide under the one before.</summary>
    Subslide,

    /// <summary><c>fragment</c>: appears on the slide before when the speaker goes on.</summary>
    Fragment,

    /// <summary><c>-</c>: on the slide before from the beginning.</summary>
    Continued,

    /// <summary><c>notes</c>: for the speaker only.</summary>
    Notes,
}
