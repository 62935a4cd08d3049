using System.Globalization;

namespace SequenceModels.Exercises.Judging;

/// <summary>The parameters of a learner's function against those that are asked for.</summary>
internal static class Signature
{
    private const int Few = 10;

    /// <returns>What does not fit, or null.</returns>
    public static string? Problem(Delegate given, Delegate asked, object?[][] calls)
    {
        var parameters = given.Method.GetParameters();
        bool fits = parameters.Length == asked.Method.GetParameters().Length && calls.All(call => parameters.Zip(call).All(pair => Accepts(pair.First.ParameterType, pair.Second)));
        return fits ? null : $"The function takes {Parameters(given)}, but it should take {Parameters(asked)}.";
    }

    /// <summary>A call's arguments: numbers and texts as they are, all else by its size.</summary>
    public static string Describe(Delegate function, object?[] call) =>
        string.Join(", ", function.Method.GetParameters().Zip(call, (parameter, value) => $"{parameter.Name} = {Short(value)}"));

    private static bool Accepts(Type type, object? value) => value is null ? !type.IsValueType : type.IsInstanceOfType(value) || Widens(value.GetType(), type);

    private static bool Widens(Type from, Type to) => from == typeof(int) && (to == typeof(double) || to == typeof(long));

    private static string Parameters(Delegate function) =>
        function.Method.GetParameters() is { Length: > 0 } parameters ? $"({string.Join(", ", parameters.Select(parameter => $"{Name(parameter.ParameterType)} {parameter.Name}"))})" : "nothing";

    /// <summary>A type as C# writes it.</summary>
    public static string Name(Type type) => Type.GetTypeCode(type) switch
    {
        _ when type.IsEnum => type.Name,
        TypeCode.Double => "double",
        TypeCode.Single => "float",
        TypeCode.Int32 => "int",
        TypeCode.Int64 => "long",
        TypeCode.Boolean => "bool",
        TypeCode.Char or TypeCode.Decimal or TypeCode.String => type.Name.ToLowerInvariant(),
        _ => NameOfMany(type),
    };

    private static string NameOfMany(Type type) => type switch
    {
        { IsArray: true } => $"{Name(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]",
        _ when Nullable.GetUnderlyingType(type) is { } number => Name(number) + "?",
        { IsGenericType: true } => $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>",
        _ => type.Name,
    };

    private static string Short(object? value) => value switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        double number => number.ToString("G5", CultureInfo.InvariantCulture),
        string or int => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        double[] { Length: > Few } or int[] { Length: > Few } or bool[] { Length: > Few } or string[] { Length: > Few } => $"{((Array)value).Length} values",
        double[] or int[] or bool[] or string[] or double[][] { Length: <= Few } => $"[{string.Join(", ", ((Array)value).Cast<object>().Select(Short))}]",
        _ => Answer.Of(value)?.Kind ?? Name(value.GetType()),
    };
}
