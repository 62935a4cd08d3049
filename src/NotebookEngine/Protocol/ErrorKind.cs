namespace NotebookEngine.Protocol;

/// <summary>The ways a notebook can fail.</summary>
internal enum ErrorKind
{
    /// <summary>The cell does not compile.</summary>
    Compile,

    /// <summary>The cell threw.</summary>
    Exception,

    /// <summary>The cell ran longer than allowed and was stopped.</summary>
    Timeout,

    /// <summary>The cell ended its process: a stack overflow, Environment.Exit, no memory left.</summary>
    Crash,

    /// <summary>The cell uses something that not every host understands.</summary>
    Directive,

    /// <summary>A file or package that the cell imports is missing.</summary>
    Missing,

    /// <summary>The notebook cannot be read or written.</summary>
    File,
}
