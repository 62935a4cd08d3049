using System.Diagnostics;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.CompilerServices;

namespace NotebookEngine.Scripting;

/// <summary>Where a frame of a cell stands in its source, in a runtime that reads no symbols, as a browser's: it knows the place in the compiled code, and the cell is compiled once more for the table of lines.</summary>
internal static class SubmissionLines
{
    // The provider, because it owns the memory that its reader reads.
    private static readonly ConditionalWeakTable<Compilation, MetadataReaderProvider> symbols = [];

    /// <returns>The file and the line; null where the frame is not of this cell.</returns>
    public static (string File, int? Line)? Of(Compilation cell, StackFrame frame)
    {
        if (frame.GetMethod() is not { } method || method.Module.Assembly.GetName().Name != cell.AssemblyName)
            return null;
        var lines = symbols.GetValue(cell, Read).GetMetadataReader();
        var handle = MetadataTokens.MethodDefinitionHandle(method.MetadataToken & 0xFFFFFF).ToDebugInformationHandle();
        var points = lines.GetMethodDebugInformation(handle).GetSequencePoints().Where(point => !point.IsHidden).ToList();
        var found = points.LastOrDefault(point => point.Offset <= frame.GetILOffset(), points.FirstOrDefault());
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
