using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.CompilerServices;

namespace NotebookEngine.Scripting;

/// <summary>Where a frame of a cell stands in its source, in a runtime that reads no symbols, as a browser's: it knows the place in the compiled code, and the cell is compiled once more for the table of lines.</summary>
internal static class SubmissionLines
{
    // The provider, because it owns the memory that its reader reads.
    private static readonly ConditionalWeakTable<Compilation, MetadataReaderProvider> symbols = [];

    /// <param name="cell">The cell.</param>
    /// <param name="method">A function of it.</param>
    /// <param name="place">The place in its compiled code.</param>
    public static (string File, int? Line) Of(Compilation cell, MethodBase method, int place)
    {
        var lines = symbols.GetValue(cell, Read).GetMetadataReader();
        var handle = MetadataTokens.MethodDefinitionHandle(method.MetadataToken & 0xFFFFFF).ToDebugInformationHandle();
        var points = lines.GetMethodDebugInformation(handle).GetSequencePoints().Where(point => !point.IsHidden).ToList();
        var found = points.LastOrDefault(point => point.Offset <= place, points.FirstOrDefault());
        string file = found.Document.IsNil ? "" : lines.GetString(lines.GetDocument(found.Document).Name);
        return (Path.GetFileName(file), found.StartLine > 0 ? found.StartLine : null);
    }

    private static MetadataReaderProvider Read(Compilation cell)
    {
        using var code = new MemoryStream();
        var table = new MemoryStream();
        cell.Emit(code, table);
        table.Position = 0;
        return MetadataReaderProvider.FromPortablePdbStream(table);
    }
}
