namespace NotebookRunner.Grading;

/// <summary>Whether copies are kept from the machine.</summary>
internal enum IsolationMode
{
    /// <summary>Where it can be had.</summary>
    Auto,

    /// <summary>Not at all.</summary>
    None,

    /// <summary>Or nothing is graded.</summary>
    Required,
}
