namespace SequenceModels.Exercises.Judging;

/// <summary>A mistake that learners make, told by what it computes.</summary>
/// <param name="Name">In a few words, the same for the same mistake in all lessons, for a class is counted by it: <c>sign</c>, <c>bias forgotten</c>.</param>
/// <param name="Message">What was done, and where to look; never the answer.</param>
/// <param name="Wrong">Computes what the mistake gives.</param>
internal sealed record Mistake(string Name, string Message, Delegate Wrong);
