using System.Globalization;

namespace SequenceModels.Exercises;

/// <summary>The parameters of a learner's function against those that are asked for.</summary>
internal static class Signature
{
    /// <returns>What does not fit, or null.</returns>
    public static string? Problem(Delegate given, Delegate asked, object?[][] calls)
    {
        var parameters = given.Method.GetParameters();
        bool fits = parameters.Length == asked.Method.GetParameters().Length && calls.All(call => parameters.Zip(call).All(pair => Accepts(pair.First.ParameterType, pair.Second)));
        return fits ? null : $"The function takes {Parameters(given)}; asked for is one that takes {Parameters(asked)}.";
    }

    /// <summary>A call's arguments: numbers and texts as they are, all else by its size.</summary>
    public static string Describe(Delegate asked, object?[] call) =>
        string.Join(", ", asked.Method.GetParameters().Zip(call, (parameter, value) => $"{parameter.Name} = {Short(value)}"));

    private static bool Accepts(Type type, object? value) => value is null ? !type.IsValueType : type.IsInstanceOfType(value) || Widens(value.GetType(), type);

    private static bool Widens(Type from, Type to) => from == typeof(int) && (to == typeof(double) || to == typeof(long));

    private static string Parameters(Delegate function) =>
        function.Method.GetParameters() is { Length: > 0 } parameters ? $"({string.Join(", ", parameters.Select(parameter => $"{Name(parameter.ParameterType)} {parameter.Name}"))})" : "nothing";

    private static string Name(Type type) => type switch
    {
        _ when type == typeof(double) => "double",
        _ when type == typeof(int) => "int",
        _ when type == typeof(string) => "string",
        { IsArray: true } => Name(type.GetElementType()!) + "[]",
        { IsGenericType: true } => $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>",
        _ => type.Name,
    };

    private static string Short(object? value) => value switch
    {
        string or int or double or bool => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        double[] { Length: <= 8 } few => $"[{string.Join(", ", few.Select(number => number.ToString(CultureInfo.InvariantCulture)))}]",
        int[] { Length: <= 8 } few => $"[{string.Join(", ", few)}]",
        _ => Answer.Of(value)?.Kind ?? value?.GetType().Name ?? "null",
    };
}
