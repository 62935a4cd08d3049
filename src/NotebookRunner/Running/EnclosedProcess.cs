using System.Diagnostics;
using System.Globalization;

namespace NotebookRunner.Running;

/// <summary>The process for whose sake another, such as <c>bwrap</c>, was started: it is the one that computes.</summary>
internal static class EnclosedProcess
{
    /// <summary>Follows the children down to the last. To be called before that has children of its own.</summary>
    /// <returns>The process itself where the system does not tell of its children.</returns>
    public static Process In(Process outer)
    {
        int id = outer.Id;
        while (Child(id) is { } child)
            id = child;
        try
        {
            return id == outer.Id ? outer : Process.GetProcessById(id);
        }
        catch (ArgumentException)
        {
            // It has ended already.
            return outer;
        }
    }

    private static int? Child(int id)
    {
        string path = $"/proc/{id}/task/{id}/children";
        return File.Exists(path) && File.ReadAllText(path).Split(' ')[0] is { Length: > 0 } first ? int.Parse(first, CultureInfo.InvariantCulture) : null;
    }
}
