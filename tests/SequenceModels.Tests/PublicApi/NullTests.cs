using System.Linq.Expressions;
using System.Reflection;

namespace SequenceModels.Tests.PublicApi;

public class NullTests
{
    public static TheoryData<string> Types => [.. PublicApi.Types.Select(type => type.ToString())];

    [Theory]
    [MemberData(nameof(Types))]
    public void A_missing_argument_is_reported_by_its_name(string name)
    {
        string[] silent =
        [..
            from door in PublicApi.Of(PublicApi.Types.Single(type => type.ToString() == name))
            from parameter in door.GetParameters()
            where Samples.MustBeThere(parameter)
            let answer = Answer(door, parameter)
            where (answer as ArgumentException)?.ParamName != parameter.Name
            select $"{door.Name}({parameter.Name}): {answer?.Message ?? "nothing"} {answer?.StackTrace?.Split('\n')[0]}",
        ];
        Assert.True(silent.Length == 0, $"Null is not reported by name:\n{string.Join('\n', silent)}");
    }

    /// <summary>What is thrown when this one argument is null. A span is left empty.</summary>
    private static Exception? Answer(MethodBase door, ParameterInfo missing)
    {
        Expression[] arguments =
        [..
            from parameter in door.GetParameters()
            let type = parameter.ParameterType
            select parameter != missing && !type.IsByRefLike && Samples.Of(parameter) is { } sample ? (Expression)Expression.Constant(sample, type) : Expression.Default(type),
        ];
        var host = door.IsStatic || door.IsConstructor ? null : Expression.Constant(Samples.Of(door.DeclaringType!));
        Expression call = door is ConstructorInfo constructor ? Expression.New(constructor, arguments) : Expression.Call(host, (MethodInfo)door, arguments);
        return Record.Exception(Expression.Lambda<Action>(call).Compile());
    }
}
