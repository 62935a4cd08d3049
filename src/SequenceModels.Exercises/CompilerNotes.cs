using System.Reflection;

namespace SequenceModels.Exercises;

/// <summary>Keeps .NET Interactive from showing the compiler's warnings below cells that run well; every other host keeps them to itself.</summary>
public static class CompilerNotes
{
    /// <summary>Turns the warnings off, in .NET Interactive and from the next cell on; elsewhere does nothing. Errors stay.</summary>
    /// <remarks>The kernel has no setting for it. Where its inside has changed, the warnings are simply shown.</remarks>
    public static void Silence()
    {
        var host = AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(assembly => assembly.GetName().Name == "Microsoft.DotNet.Interactive");
        object? context = host?.GetType("Microsoft.DotNet.Interactive.KernelInvocationContext")?.GetProperty("Current")?.GetValue(null);
        object? kernel = context?.GetType().GetProperty("HandlingKernel")?.GetValue(context);
        var field = kernel?.GetType().GetField("_scriptOptions", BindingFlags.Instance | BindingFlags.NonPublic);
        object? options = field?.GetValue(kernel);
        if (options?.GetType().GetMethod("WithWarningLevel", [typeof(int)])?.Invoke(options, [0]) is { } quiet)
            field!.SetValue(kernel, quiet);
    }
}
