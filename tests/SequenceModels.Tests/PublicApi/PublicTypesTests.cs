using SequenceModels.Layers;

namespace SequenceModels.Tests.PublicApi;

public sealed class PublicTypesTests
{
    // What a learner never calls is internal: every public type is one more name in every list of completions.
    private const int Most = 130;

    [Fact]
    public void The_library_shows_no_more_types_than_a_learner_can_know() =>
        Assert.InRange(typeof(SequenceModel).Assembly.GetExportedTypes().Length, 1, Most);
}
