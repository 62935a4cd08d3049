namespace NotebookRunner.Install;

/// <summary>Where Jupyter looks for kernels ("Jupyter's common directories and file locations").</summary>
internal static class JupyterPaths
{
    private static readonly string[] Environments = ["VIRTUAL_ENV", "CONDA_PREFIX"];

    /// <summary>The user's own folder of data.</summary>
    public static string User => Variable("JUPYTER_DATA_DIR") ?? DefaultUser();

    /// <summary>All folders of data, the one that wins first.</summary>
    public static IEnumerable<string> All =>
        (Variable("JUPYTER_PATH")?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) ?? [])
            .Append(User)
            .Concat(Environments.Select(Variable).OfType<string>().Select(OfPrefix))
            .Concat(System())
            .Distinct();

    /// <summary>The folder of data below an installation prefix, such as <c>/usr/local</c> or a virtual environment.</summary>
    public static string OfPrefix(string prefix) => Path.Combine(prefix, "share", "jupyter");

    /// <summary>Where the kernels of a folder of data are.</summary>
    public static string Kernels(string dataFolder) => Path.Combine(dataFolder, "kernels");

    private static string DefaultUser()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsWindows())
            return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter");
        return OperatingSystem.IsMacOS()
            ? Path.Combine(home, "Library", "Jupyter")
            : Path.Combine(Variable("XDG_DATA_HOME") ?? Path.Combine(home, ".local", "share"), "jupyter");
    }

    private static string[] System() => OperatingSystem.IsWindows()
        ? [Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "jupyter")]
        : [OfPrefix("/usr/local"), OfPrefix("/usr")];

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
