using System.Globalization;

namespace NotebookRunner.Running;

/// <summary>How many processes the system has ended for want of memory. It counts them on Linux: on the whole machine, and in the group of this process.</summary>
internal static class MemoryKills
{
    private static readonly string[] Files = ["/proc/vmstat", "/sys/fs/cgroup/memory.events"];

    public static long Count() => Files.Where(File.Exists).SelectMany(File.ReadLines).Where(line => line.StartsWith("oom_kill ", StringComparison.Ordinal))
        .Sum(line => long.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));
}
