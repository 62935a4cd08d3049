namespace NotebookEngine.Insight;

/// <summary>What could stand at the cursor, with the session's own variables, functions and types first.</summary>
/// <param name="session">Whose names.</param>
/// <param name="directives">The magic commands that cells can use.</param>
internal sealed class CodeCompletion(ScriptSession session, Func<IEnumerable<string>>? directives = null)
{
    /// <param name="cursor">Where.</param>
    /// <param name="most">How many choices to give at most.</param>
    public Completion At(CodeCursor cursor, int most = int.MaxValue)
    {
        if (DirectiveCompletion.At(cursor, directives?.Invoke() ?? []) is var (begin, words))
            return new(begin, cursor.Position, [.. words.Select(word => new Choice(word, Candidate.Keyword))]);
        var place = new CodePlace(session, cursor);
        if (place.IsInText || place.IsNewName || (place.Word.Length > 0 && char.IsDigit(place.Word[0])))
            return new(place.Start, place.End, []);
        var found = Matching(place, most < int.MaxValue ? most + 1 : most);
        return new(place.Start, place.End, [.. found.Take(most)], found.Count > most);
    }

    // What begins like the word, else what contains it.
    private static List<Choice> Matching(CodePlace place, int most)
    {
        var candidates = Candidates.At(place).ToList();
        var starting = Shown(candidates.FindAll(one => one.Name.StartsWith(place.Word, StringComparison.OrdinalIgnoreCase)), most);
        return starting.Count > 0 ? starting : Shown(candidates.FindAll(one => one.Name.Contains(place.Word, StringComparison.OrdinalIgnoreCase)), most);
    }

    // Whether one may stand here takes long to find out: only of those that would be shown, and of one of each name.
    private static List<Choice> Shown(List<Candidate> candidates, int most)
    {
        var found = new Dictionary<string, Choice>();
        foreach (var candidate in candidates.OrderBy(one => one.Rank).ThenBy(one => one.Name, StringComparer.OrdinalIgnoreCase))
        {
            if (found.Count == most)
                break;
            if (!found.ContainsKey(candidate.Name) && candidate.Fits)
                found.Add(candidate.Name, new Choice(candidate.Name, candidate.Kind));
        }
        return [.. found.Values];
    }
}
