using System.Diagnostics;
using Microsoft.CodeAnalysis.Scripting;

namespace NotebookEngine.Scripting;

/// <summary>An exception as a learner wants it: what happened, and the lines of their own cells that led there.</summary>
internal static partial class ExceptionReport
{
    // Of a recursion without an end, how it began and where it ended are enough.
    private const int MostFrames = 20;

    /// <param name="exception">What was thrown.</param>
    /// <param name="fileName">The cell that it ended.</param>
    /// <param name="script">The last of the scripts that it may come from, if that is known: their code tells what the runtime does not.</param>
    public static CellError Describe(Exception exception, string fileName, Script? script = null)
    {
        var error = Unwrap(exception);
        var frames = LearnerFrames(error, script).ToList();
        int? first = frames.Where(frame => frame.File == fileName).Select(frame => frame.Line).FirstOrDefault();
        return new CellError(ErrorKind.Exception, error.GetType().Name, Message(error), first, [.. Traceback(error, frames)]);
    }

    private static string Message(Exception error) => error switch
    {
        OutOfMemoryException => "No memory is left for this notebook. Use less data, or smaller batches.",
        // The runtime speaks of monitors, which the learner never saw.
        PlatformNotSupportedException when OperatingSystem.IsBrowser() && error.Message.Contains("wait on monitors", StringComparison.Ordinal) =>
            "A browser has one thread, which cannot wait here: write await instead of Result or Wait().",
        PlatformNotSupportedException when OperatingSystem.IsBrowser() && error.TargetSite?.DeclaringType == typeof(Thread) =>
            "A browser has one thread and starts no other: call the function itself, or run the notebook with the SDK.",
        _ => CellClass().Replace(error.Message, ""),
    };

    private static Exception Unwrap(Exception error) => error switch
    {
        TargetInvocationException { InnerException: { } inner } => Unwrap(inner),
        AggregateException { InnerExceptions: [var only] } => Unwrap(only),
        _ => error,
    };

    private static IEnumerable<string> Traceback(Exception error, List<LearnerFrame> frames)
    {
        yield return $"{error.GetType().Name}: {Message(error)}";
        foreach (string frame in Shortened(frames))
            yield return frame;
        for (var cause = error.InnerException; cause is not null; cause = cause.InnerException)
            yield return $"caused by {cause.GetType().Name}: {Message(cause)}";
    }

    private static IEnumerable<string> Shortened(List<LearnerFrame> frames)
    {
        int left = frames.Count > MostFrames ? MostFrames / 2 : frames.Count;
        foreach (var frame in frames[..left])
            yield return $"   at {frame}";
        if (left == frames.Count)
            yield break;
        yield return $"   … {frames.Count - 2 * left} more calls …";
        foreach (var frame in frames[^left..])
            yield return $"   at {frame}";
    }

    private static IEnumerable<LearnerFrame> LearnerFrames(Exception error, Script? script)
    {
        // The runtime's own throw, which the code of all places shares, stands before the function.
        var all = new StackTrace(error, fNeedFileInfo: true).GetFrames();
        StackFrame[] frames = [.. all.SkipWhile(frame => frame.GetMethod()?.DeclaringType?.FullName == "Internal.Runtime.CompilerHelpers.ThrowHelpers")];
        bool isShared = error is IndexOutOfRangeException && frames.Length < all.Length && frames.Length > 0;
        (string File, int? Line)? first = isShared && frames[0].GetMethod() is { } method && CellOf(script, method) is { } cell ? IndexLines.Of(cell, method) : null;
        if (first is { } place)
            yield return new LearnerFrame(FunctionName(frames[0].GetMethod()), place.File, place.Line);
        foreach (var frame in frames.Skip(first is null ? 0 : 1))
            if (IsOfCell(frame) && Place(frame, script) is { } known && IsLearnersFile().IsMatch(known.File))
                yield return new LearnerFrame(FunctionName(frame.GetMethod()), known.File, known.Line);
    }

    private static (string File, int? Line)? Place(StackFrame frame, Script? script) =>
        Path.GetFileName(frame.GetFileName()) is { } file ? (file, frame.GetFileLineNumber())
        : frame.GetMethod() is { } method && CellOf(script, method) is { } cell ? SubmissionLines.Of(cell, method, frame.GetILOffset())
        : null;

    // Of the scripts that it may come from the one whose function this is.
    private static Compilation? CellOf(Script? script, MethodBase? method)
    {
        string? name = method?.Module.Assembly.GetName().Name;
        for (; script is not null; script = script.Previous)
            if (script.GetCompilation() is var cell && cell.AssemblyName == name)
                return cell;
        return null;
    }

    // Cells are compiled in memory; this program and the library, which have source files too, are not.
    private static bool IsOfCell(StackFrame frame) => frame.GetMethod()?.Module.Assembly.Location.Length == 0;

    /// <summary>What the learner called a function. The compiler names an async body <c>&lt;Name&gt;d__0.MoveNext</c>, a lambda <c>&lt;Name&gt;b__0</c> and a local function <c>&lt;Outer&gt;g__Name|0_0</c>; a cell's own code is <c>&lt;Initialize&gt;</c>.</summary>
    public static string FunctionName(MethodBase? method)
    {
        string name = method is { Name: "MoveNext", DeclaringType: { } machine } ? machine.Name : method?.Name ?? "";
        return GeneratedName().Match(name) is { Success: true } match ? match.Groups[match.Groups["local"].Success ? "local" : "outer"].Value : name;
    }

    // Roslyn makes a class of each cell, in which the learner's own types lie.
    [GeneratedRegex(@"\bSubmission#\d+\+")]
    private static partial Regex CellClass();

    [GeneratedRegex(@"^(Cell (\d+|\[\d+\])|.+\.csx?)$")]
    private static partial Regex IsLearnersFile();

    [GeneratedRegex(@"<+(?<outer>\w*)>+(g__(?<local>\w+))?", RegexOptions.ExplicitCapture)]
    private static partial Regex GeneratedName();

    private sealed record LearnerFrame(string Function, string File, int? Line)
    {
        public override string ToString() => $"{(Function is "Initialize" or "" ? "" : $"{Function} in ")}{File}{(Line is null ? "" : $", line {Line}")}";
    }
}
