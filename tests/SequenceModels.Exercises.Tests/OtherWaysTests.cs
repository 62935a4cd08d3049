using SequenceModels.Exercises.Judging;
using SequenceModels.Exercises.Tests.Lessons;

namespace SequenceModels.Exercises.Tests;

public class OtherWaysTests
{
    [Theory]
    [MemberData(nameof(Lesson00Tests.OtherWays), MemberType = typeof(Lesson00Tests))]
    [MemberData(nameof(Lesson01Tests.OtherWays), MemberType = typeof(Lesson01Tests))]
    [MemberData(nameof(Lesson02Tests.OtherWays), MemberType = typeof(Lesson02Tests))]
    [MemberData(nameof(Lesson03Tests.OtherWays), MemberType = typeof(Lesson03Tests))]
    [MemberData(nameof(Lesson04Tests.OtherWays), MemberType = typeof(Lesson04Tests))]
    [MemberData(nameof(Lesson05Tests.OtherWays), MemberType = typeof(Lesson05Tests))]
    [MemberData(nameof(Lesson06Tests.OtherWays), MemberType = typeof(Lesson06Tests))]
    [MemberData(nameof(Lesson07Tests.OtherWays), MemberType = typeof(Lesson07Tests))]
    [MemberData(nameof(Lesson08Tests.OtherWays), MemberType = typeof(Lesson08Tests))]
    [MemberData(nameof(Lesson09Tests.OtherWays), MemberType = typeof(Lesson09Tests))]
    [MemberData(nameof(Lesson10Tests.OtherWays), MemberType = typeof(Lesson10Tests))]
    [MemberData(nameof(Lesson11Tests.OtherWays), MemberType = typeof(Lesson11Tests))]
    [MemberData(nameof(Lesson12Tests.OtherWays), MemberType = typeof(Lesson12Tests))]
    [MemberData(nameof(Lesson13Tests.OtherWays), MemberType = typeof(Lesson13Tests))]
    [MemberData(nameof(Lesson14Tests.OtherWays), MemberType = typeof(Lesson14Tests))]
    [MemberData(nameof(Lesson15Tests.OtherWays), MemberType = typeof(Lesson15Tests))]
    public void Another_way_to_a_right_answer_passes(string exercise, object answer)
    {
        var verdict = Check.That(exercise, answer);
        Assert.True(verdict.Status == VerdictStatus.Passed, verdict.ToString());
    }
}
