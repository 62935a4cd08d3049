using System.Linq.Expressions;
using System.Reflection;
using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Checkpoints;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Optimizers;
using SequenceModels.Probability;
using SequenceModels.Training;

namespace SequenceModels.Tests.PublicApi;

/// <summary>Something valid of any type that the library's public members take.</summary>
internal static class Samples
{
    private static readonly NullabilityInfoContext Nullability = new();

    private static readonly Lazy<SafetensorsFile> File = new(OpenFile);

    private static readonly Dictionary<Type, Func<object>> Known = new()
    {
        [typeof(string)] = () => "abab",
        [typeof(Random)] = () => new Random(1),
        [typeof(TextWriter)] = () => TextWriter.Null,
        [typeof(Dropout)] = () => new Dropout(0.5),
        [typeof(BeamSearch)] = () => new BeamSearch(SequenceModel.Rnn(1, 1, 1, new Random(1)), start: 0, length: 1),
        [typeof(TeacherForcing)] = Teacher,
        [typeof(NGramModel)] = () => NGramModel.Fit([0, 1, 0], order: 2, symbols: 2),
        [typeof(SafetensorsFile)] = () => File.Value,
        [typeof(IReadOnlyDictionary<string, Tensor>)] = Tensors,
        [typeof(Trainer<Matrix<Real>>)] = MakeTrainer,
        [typeof(TrainingState)] = () => MakeTrainer().SaveState(),
        [typeof(Matrix<Real>)] = () => Matrix<Real>.Build.Dense(1, 1, 1),
        [typeof(Vector<Real>)] = () => Vector<Real>.Build.Dense(1, 1),
    };

    /// <summary>Of an argument: its default where it has one.</summary>
    /// <param name="parameter">What takes it.</param>
    /// <param name="inside">What is being made of it: a sample that needs itself is none.</param>
    public static object? Of(ParameterInfo parameter, params Type[] inside) => parameter.HasDefaultValue ? parameter.DefaultValue : Of(parameter.ParameterType, inside);

    public static object Of(Type type, params Type[] inside)
    {
        if (Known.TryGetValue(type, out var make))
            return make();
        if (type.IsPrimitive)
            return Convert.ChangeType(1, type);
        if (type.IsEnum)
            return Enum.GetValues(type).GetValue(0)!;
        if (inside.Contains(type))
            throw new NotSupportedException($"{type} is made of itself.");
        inside = [.. inside, type];
        return ListItem(type) is { } item ? ListOf(item, inside) : typeof(Delegate).IsAssignableFrom(type) ? DelegateOf(type, inside) : Made(type, inside);
    }

    /// <summary>Whether null is no value of it.</summary>
    public static bool MustBeThere(ParameterInfo parameter) =>
        !parameter.IsOut && !parameter.ParameterType.IsValueType && Nullability.Create(parameter).WriteState == NullabilityState.NotNull;

    private static TeacherForcing Teacher()
    {
        var random = new Random(1);
        var model = new EncoderDecoder(new RecurrentLayer(new RnnCell(1, 1, random)), SequenceModel.Rnn(1, 1, 1, random));
        return new TeacherForcing(model, new SoftmaxCrossEntropy(), new Sgd(model.Parameters, 1));
    }

    private static Trainer<Matrix<Real>> MakeTrainer()
    {
        var model = SequenceModel.Rnn(1, 1, 1, new Random(1));
        return new Trainer<Matrix<Real>>(model, new SquaredError(), new Sgd(model.Parameters, 1));
    }

    private static SafetensorsFile OpenFile()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "sample.safetensors");
        SafetensorsFile.Write(path, Tensors());
        return SafetensorsFile.Open(path);
    }

    private static Dictionary<string, Tensor> Tensors() => new() { ["abab"] = new Tensor([1], [1]) };

    private static Type? ListItem(Type type) => type.IsArray ? type.GetElementType()
        : type.IsGenericType && type.IsInterface && type.IsAssignableFrom(typeof(List<>).MakeGenericType(type.GetGenericArguments()[0])) ? type.GetGenericArguments()[0]
        : null;

    private static Array ListOf(Type item, Type[] inside)
    {
        var list = Array.CreateInstance(item, 1);
        list.SetValue(Of(item, inside), 0);
        return list;
    }

    private static Delegate DelegateOf(Type type, Type[] inside)
    {
        var invoke = type.GetMethod("Invoke")!;
        Expression result = invoke.ReturnType == typeof(void) ? Expression.Empty() : Expression.Constant(Of(invoke.ReturnType, inside), invoke.ReturnType);
        return Expression.Lambda(type, result, invoke.GetParameters().Select(parameter => Expression.Parameter(parameter.ParameterType))).Compile();
    }

    /// <summary>By the first of its constructors or static methods, or those of a type that can stand for it, that takes samples.</summary>
    private static object Made(Type type, Type[] inside)
    {
        foreach (var maker in Makers(type))
        {
            try
            {
                object?[] arguments = [.. maker.GetParameters().Select(parameter => Of(parameter, inside))];
                if ((maker is ConstructorInfo constructor ? constructor.Invoke(arguments) : maker.Invoke(null, arguments)) is { } made)
                    return made;
            }
            catch (Exception failed) when (failed is TargetInvocationException or NotSupportedException)
            {
            }
        }
        throw new NotSupportedException($"There is no sample of {type}.");
    }

    private static IEnumerable<MethodBase> Makers(Type type)
    {
        var candidates = PublicApi.Types.Where(type.IsAssignableFrom).Prepend(type).Where(candidate => !candidate.IsAbstract).ToList();
        return candidates.SelectMany(candidate => candidate.GetConstructors()).Cast<MethodBase>()
            .Concat(PublicApi.Types.SelectMany(host => host.GetMethods(BindingFlags.Public | BindingFlags.Static)).Where(method => method.ReturnType == type && !method.IsGenericMethod));
    }
}
