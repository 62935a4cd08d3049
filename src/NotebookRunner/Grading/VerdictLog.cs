namespace NotebookRunner.Grading;

/// <summary>What a worker told of the verdicts in one cell, among other things. Only what carries the key counts; the key is made anew for each copy, and no learner's code is given it.</summary>
internal sealed class VerdictLog(string key)
{
    // A cell that writes to the pipe by itself could do so for ever.
    private const int MostTricks = 20;

    private readonly Dictionary<string, AnswerJudged> verdicts = [];
    private readonly List<TrickNoticed> tricks = [];

    public IReadOnlyCollection<AnswerJudged> Verdicts => verdicts.Values;

    public IReadOnlyCollection<TrickNoticed> Tricks => tricks;

    public void Take(WorkerEvent told)
    {
        if (told is AnswerJudged judged && judged.Key == key)
            verdicts[judged.Exercise] = judged;
        else if (told is AnswerJudged or TrickNoticed && tricks.Count < MostTricks)
            tricks.Add(told switch
            {
                TrickNoticed noticed when noticed.Key == key => noticed,
                AnswerJudged forged => new(key, TrickKind.Forged, forged.Exercise, "A verdict was written to the runner past the checks."),
                _ => new(key, TrickKind.Forged, null, "Something was written to the runner past the checks."),
            });
    }
}
