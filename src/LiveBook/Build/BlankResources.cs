#:property PublishAot=false
#:property RestorePackagesWithLockFile=false

// dotnet run --file BlankResources.cs -- FOLDER ASSEMBLY …: copies assemblies into a folder, with zeros for what is embedded in them and no cell reads:
// signatures for F#'s compiler, and scripts. Zeros pack to nothing. Sizes and places stay, so nothing else in the file changes.
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

string folder = Directory.CreateDirectory(args[0]).FullName;
foreach (string assembly in args[1..])
{
    byte[] file = File.ReadAllBytes(assembly);
    foreach (var (start, length) in Unread(file))
        file.AsSpan(start, length).Clear();
    File.WriteAllBytes(Path.Combine(folder, Path.GetFileName(assembly)), file);
}

static List<(int Start, int Length)> Unread(byte[] file)
{
    using var assembly = new PEReader(new MemoryStream(file));
    var metadata = assembly.GetMetadataReader();
    if (!assembly.PEHeaders.TryGetDirectoryOffset(assembly.PEHeaders.CorHeader!.ResourcesDirectory, out int resources))
        return [];
    return
    [
        .. from handle in metadata.ManifestResources
           let resource = metadata.GetManifestResource(handle)
           where resource.Implementation.IsNil && IsUnread(metadata.GetString(resource.Name))
           let start = resources + (int)resource.Offset
           // The length comes first.
           select (start + sizeof(int), BitConverter.ToInt32(file, start)),
    ];
}

static bool IsUnread(string name) => name.StartsWith("FSharpSignature", StringComparison.Ordinal) || name.StartsWith("FSharpOptimization", StringComparison.Ordinal) || name.EndsWith(".min.js", StringComparison.Ordinal);
