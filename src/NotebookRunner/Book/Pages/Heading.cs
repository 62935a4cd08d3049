namespace NotebookRunner.Book.Pages;

/// <summary>A heading of a page: its level, its anchor and its text as HTML without links.</summary>
internal sealed record Heading(int Level, string Anchor, string Label);
