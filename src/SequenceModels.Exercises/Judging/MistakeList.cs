using System.Collections;

namespace SequenceModels.Exercises.Judging;

/// <summary>The mistakes of an exercise, written as a collection initializer: <c>{ "sign", "…", x => −f(x) }</c>.</summary>
internal sealed class MistakeList<TFunction> : IEnumerable where TFunction : Delegate
{
    private readonly List<Mistake> mistakes = [];

    public IReadOnlyList<Mistake> All => mistakes;

    public void Add(string name, string message, TFunction wrong) => mistakes.Add(new Mistake(name, message, wrong));

    public IEnumerator GetEnumerator() => mistakes.GetEnumerator();
}
