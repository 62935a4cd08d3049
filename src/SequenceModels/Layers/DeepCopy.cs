using System.Reflection;

namespace SequenceModels.Layers;

/// <summary>A copy of an object and of all that it is made of: what is used in two places is one thing in the copy too. Works for layers and cells of one's own.</summary>
/// <remarks>Functions are not copied: a layer that holds one shares it, and what it has caught, with the original.</remarks>
internal sealed class DeepCopy
{
    private static readonly MethodInfo Shallow = typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!;
    private readonly Dictionary<object, object> copies = new(ReferenceEqualityComparer.Instance);

    public static T Of<T>(T original) where T : class => (T)new DeepCopy().Copy(original);

    private object Copy(object original)
    {
        var type = original.GetType();
        if (IsValue(type) || original is MemberInfo or Delegate)
            return original;
        if (copies.TryGetValue(original, out object? known))
            return known;
        object copy = Shallow.Invoke(original, null)!;
        copies[original] = copy;
        if (copy is Array array)
            CopyItems(array, type.GetElementType()!);
        for (var declaring = type; declaring is not null && copy is not Array; declaring = declaring.BaseType)
            CopyFields(copy, declaring);
        return copy;
    }

    private void CopyItems(Array array, Type item)
    {
        for (int i = 0; !IsValue(item) && array.Rank == 1 && i < array.Length; i++)
        {
            if (array.GetValue(i) is { } value)
                array.SetValue(Copy(value), i);
        }
    }

    private void CopyFields(object copy, Type declaring)
    {
        foreach (var field in declaring.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        {
            if (!IsValue(field.FieldType) && field.GetValue(copy) is { } value)
                field.SetValue(copy, Copy(value));
        }
    }

    private static bool IsValue(Type type) => type.IsPrimitive || type.IsEnum || type.IsPointer || type == typeof(string) || type == typeof(decimal);
}
