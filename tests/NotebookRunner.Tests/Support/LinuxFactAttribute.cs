namespace NotebookRunner.Tests.Support;

/// <summary>A fact of Linux.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = OperatingSystem.IsLinux() ? null : "The standard streams of a process are taken on Linux only.";
}
