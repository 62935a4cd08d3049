namespace SequenceModels.Tests.Reference;

public class CaseTests
{
    [Fact]
    public void A_property_that_fails_says_the_smallest_case()
    {
        var error = Assert.ThrowsAny<Exception>(() => Case.ForAll(40, largest: 9, at => Assert.True(at.Steps < 3 || at.Batch < 2)));
        Assert.Contains("Case { D = 1, H = 1, Steps = 3, Batch = 2, Saturated = False, Uneven = False", error.Message, StringComparison.Ordinal);
    }
}
