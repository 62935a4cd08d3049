using System.Diagnostics;

namespace NotebookEngine.Scripting;

/// <summary>An exception as a learner wants it: what happened, and the lines of their own cells that led there.</summary>
internal static partial class ExceptionReport
{
    // Of a recursion without an end, how it began and where it ended are enough.
    private const int MostFrames = 20;

    /// <param name="exception">What was thrown.</param>
    /// <param name="fileName">The cell that it ended.</param>
    /// <param name="indexLine">Where a function reaches into an array, if that is known.</param>
    /// <param name="line">Where a frame stands that the runtime tells no file of, if that is known.</param>
    public static CellError Describe(
        Exception exception, string fileName, Func<MethodBase, (string File, int? Line)?>? indexLine = null, Func<StackFrame, (string File, int? Line)?>? line = null)
    {
        var error = Unwrap(exception);
        var frames = LearnerFrames(error, indexLine, line).ToList();
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

    private static IEnumerable<LearnerFrame> LearnerFrames(
        Exception error, Func<MethodBase, (string File, int? Line)?>? indexLine, Func<StackFrame, (string File, int? Line)?>? line)
    {
        // The runtime's own throw, which the code of all places shares, stands before the function.
        var all = new StackTrace(error, fNeedFileInfo: true).GetFrames();
        StackFrame[] frames = [.. all.SkipWhile(frame => frame.GetMethod()?.DeclaringType?.FullName == "Internal.Runtime.CompilerHelpers.ThrowHelpers")];
        var first = error is IndexOutOfRangeException && frames.Length < all.Length && frames is [var thrower, ..] && thrower.GetMethod() is { } method ? indexLine?.Invoke(method) : null;
        if (first is { } place)
            yield return new LearnerFrame(FunctionName(frames[0].GetMethod()), place.File, place.Line);
        foreach (var frame in frames.Skip(first is null ? 0 : 1))
            if (IsOfCell(frame) && Place(frame, line) is { } known && IsLearnersFile().IsMatch(known.File))
                yield return new LearnerFrame(FunctionName(frame.GetMethod()), known.File, known.Line);
    }

    private static (string File, int? Line)? Place(StackFrame frame, Func<StackFrame, (string File, int? Line)?>? line) =>
        Path.GetFileName(frame.GetFileName()) is { } file ? (file, frame.GetFileLineNumber()) : line?.Invoke(frame);

    // Cells are compiled in memory; this program and the library, which have source files too, are not.
    private static bool IsOfCell(StackFrame frame) => frame.GetMethod()?.Module.Assembly.Location.Length == 0;

    // The compiler names an async body <Name>d__0.MoveNext, a lambda <Name>b__0 and a local function <Outer>g__Name|0_0; a cell's own code is <Initialize>.
    private static string FunctionName(MethodBase? method)
    {
        string name = method is { Name: "MoveNext", DeclaringType: { } machine } ? machine.Name : method?.Name ?? "";
        string readable = GeneratedName().Match(name) is { Success: true } match
            ? match.Groups[match.Groups["local"].Success ? "local" : "outer"].Value
            : name;
        return readable is "Initialize" or "" ? "" : readable + " in ";
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
        public override string ToString() => Line is null ? $"{Function}{File}" : $"{Function}{File}, line {Line}";
    }
}
