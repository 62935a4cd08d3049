namespace NotebookRunner.Book.Text;

/// <summary>The words under one heading: plain text, equations as TeX, code as written.</summary>
internal sealed record Section(string Anchor, string Heading, string Text);
