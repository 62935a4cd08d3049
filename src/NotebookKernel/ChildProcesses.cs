using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace NotebookKernel;

/// <summary>The processes that cells have started, and those that these have: they end with the kernel.</summary>
internal static class ChildProcesses
{
    public static void End()
    {
        foreach (int id in Below(Environment.ProcessId, Parents()))
            Kill(id);
    }

    private static IEnumerable<int> Below(int id, ILookup<int, int> childrenOf) => childrenOf[id].SelectMany(child => Below(child, childrenOf).Append(child));

    // By the parent, its children.
    private static ILookup<int, int> Parents() =>
        (from folder in Directory.EnumerateDirectories("/proc")
         let id = int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out int number) ? number : 0
         where id > 0
         select (id, parent: Parent(id))).ToLookup(process => process.parent, process => process.id);

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

    private static void Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It has ended meanwhile.
        }
    }
}
