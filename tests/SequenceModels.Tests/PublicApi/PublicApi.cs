using System.Reflection;
using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Numerics;

namespace SequenceModels.Tests.PublicApi;

/// <summary>All that others can call: every public constructor, method and settable property of the library.</summary>
internal static class PublicApi
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The library's public types; generic ones for matrices.</summary>
    public static IReadOnlyList<Type> Types { get; } =
    [
        .. typeof(Sequence).Assembly.GetExportedTypes()
            .Where(type => !type.IsEnum && !type.IsInterface && !type.Name.Contains('<', StringComparison.Ordinal))
            .Select(type => type.IsGenericTypeDefinition ? type.MakeGenericType([.. type.GetGenericArguments().Select(_ => typeof(Matrix<Real>))]) : type),
    ];

    /// <summary>The constructors and methods of a type, those of its properties too. A record keeps what it is given; who takes the record looks into it.</summary>
    public static IEnumerable<MethodBase> Of(Type type)
    {
        bool isRecord = type.GetMethod("<Clone>$") is not null;
        var constructors = type.GetConstructors().Where(_ => !type.IsAbstract && !isRecord);
        var methods = type.GetMethods(Own).Where(method => !method.IsAbstract && !method.IsDefined(typeof(CompilerGeneratedAttribute)));
        return [.. constructors, .. methods.Select(Closed)];
    }

    private static MethodInfo Closed(MethodInfo method) => method.IsGenericMethodDefinition
        ? method.MakeGenericMethod([.. method.GetGenericArguments().Select(_ => typeof(Matrix<Real>))])
        : method;
}
