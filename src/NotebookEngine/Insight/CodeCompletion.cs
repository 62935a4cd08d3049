namespace NotebookEngine.Insight;

/// <summary>What could stand instead of the word before the cursor.</summary>
/// <param name="Start">Where the word begins.</param>
/// <param name="End">The cursor.</param>
/// <param name="Choices">The nearest first, each with what it names in Jupyter's words: function, property, class, keyword and so on.</param>
/// <param name="IsCut">Whether there were more than asked for.</param>
internal sealed record Completion(int Start, int End, IReadOnlyList<(string Text, string Kind)> Choices, bool IsCut = false);

/// <summary>What could stand at the cursor, with the session's own variables, functions and types first.</summary>
/// <param name="session">Whose names.</param>
/// <param name="directives">The magic commands that cells can use.</param>
internal sealed class CodeCompletion(ScriptSession session, Func<IEnumerable<string>>? directives = null)
{
    /// <param name="written">The cell.</param>
    /// <param name="position">The cursor's place in it, from 0 to its length.</param>
    /// <param name="most">How many choices to give at most.</param>
    public Completion At(string written, int position, int most = int.MaxValue)
    {
        if (DirectiveCompletion.At(written, position, directives?.Invoke() ?? []) is var (begin, words))
            return new(begin, position, [.. words.Select(word => (word, Candidate.Keyword))]);
        var place = new CodePlace(session, written, position);
        if (place.IsInText || place.IsNewName || (place.Word.Length > 0 && char.IsDigit(place.Word[0])))
            return new(place.Start, place.End, []);
        var found = Matching(place, most < int.MaxValue ? most + 1 : most);
        return new(place.Start, place.End, [.. found.Take(most)], found.Count > most);
    }

    // What begins like the word, else what contains it.
    private static List<(string Text, string Kind)> Matching(CodePlace place, int most)
    {
        var candidates = Candidates.At(place).ToList();
        var starting = Shown(candidates.FindAll(one => one.Name.StartsWith(place.Word, StringComparison.OrdinalIgnoreCase)), most);
        return starting.Count > 0 ? starting : Shown(candidates.FindAll(one => one.Name.Contains(place.Word, StringComparison.OrdinalIgnoreCase)), most);
    }

    // Whether one may stand here takes long to find out: only of those that would be shown, and of one of each name.
    private static List<(string Text, string Kind)> Shown(List<Candidate> candidates, int most)
    {
        var found = new OrderedDictionary<string, string>();
        foreach (var candidate in candidates.OrderBy(one => one.Rank).ThenBy(one => one.Name, StringComparer.OrdinalIgnoreCase))
        {
            if (found.Count == most)
                break;
            if (!found.ContainsKey(candidate.Name) && candidate.Fits)
                found.Add(candidate.Name, candidate.Kind);
        }
        return [.. found.Select(choice => (choice.Key, choice.Value))];
    }
}
