using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace NotebookKernel;

/// <summary>The processes that cells have started, and those that these have: they end with the kernel.</summary>
internal static class ChildProcesses
{
    public static void End()
    {
        foreach (var process in Process.GetProcesses().Where(process => Parent(process.Id) == Environment.ProcessId))
            Kill(process);
    }

    // proc(5): id (name) state parent …, and a name may hold anything.
    private static int Parent(int id)
    {
        try
        {
            string text = File.ReadAllText($"/proc/{id}/stat");
            return int.Parse(text[(text.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private static void Kill(Process child)
    {
        try
        {
            child.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or AggregateException or Win32Exception)
        {
            // It has ended meanwhile.
        }
    }
}
