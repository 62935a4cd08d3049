namespace NotebookEngine.Portable;

/// <summary>One directive line, read: a directive of the subset or a problem.</summary>
internal readonly record struct DirectiveReading(CellDirective? Directive, PortabilityProblem? Problem)
{
    public static implicit operator DirectiveReading(CellDirective directive) => new(directive, null);

    public static implicit operator DirectiveReading(PortabilityProblem problem) => new(null, problem);

    public void Into(List<CellDirective> directives, List<PortabilityProblem> problems)
    {
        if (Directive is not null)
            directives.Add(Directive);
        if (Problem is not null)
            problems.Add(Problem);
    }
}
