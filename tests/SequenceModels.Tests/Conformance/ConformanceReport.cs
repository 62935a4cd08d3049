using System.Collections.Concurrent;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace SequenceModels.Tests.Conformance;

/// <summary>Counts the vectors, and at the end says the result in one line.</summary>
public sealed class ConformanceReport(IMessageSink output) : IDisposable
{
    private readonly ConcurrentQueue<string> failed = new(), unsupported = new();
    private int passed;

    public void Passed() => Interlocked.Increment(ref passed);

    public void Failed(string path) => failed.Enqueue(Path.GetFileName(path));

    public void Unsupported(string path, string what) => unsupported.Enqueue($"{Path.GetFileName(path)} ({what})");

    public void Dispose() => output.OnMessage(new DiagnosticMessage(ToString()));

    public override string ToString() =>
        $"conformance: {passed} passed, {failed.Count} failed, {unsupported.Count} unsupported" + Names("failed", failed) + Names("unsupported", unsupported);

    private static string Names(string what, ConcurrentQueue<string> names) => names.IsEmpty ? "" : $"; {what}: {string.Join(", ", names)}";
}
