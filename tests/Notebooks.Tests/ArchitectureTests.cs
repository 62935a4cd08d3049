using System.Reflection;
using ArchUnitNET.Fluent.Slices;
using ArchUnitNET.Loader;
using SequenceModels.Charts;
using SequenceModels.Exercises;
using SequenceModels.Layers;

namespace Notebooks.Tests;

/// <summary>What may know what, read from the compiled types: a folder is a namespace.</summary>
public sealed class ArchitectureTests
{
    public static TheoryData<Assembly> Assemblies =>
    [
        typeof(SequenceModel).Assembly, typeof(Figure).Assembly, typeof(Check).Assembly,
        typeof(NotebookEngine.Cells.CellEngine).Assembly, typeof(NotebookKernel.KernelHost).Assembly, typeof(NotebookRunner.Running.RunOptions).Assembly,
    ];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void No_folder_needs_another_that_needs_it_in_turn(Assembly assembly)
    {
        var architecture = new ArchLoader().LoadAssembly(assembly).Build();

        var results = SliceRuleDefinition.Slices().Matching($"{assembly.GetName().Name!.Split('.')[0]}.(**)").Should().BeFreeOfCycles().Evaluate(architecture);

        Assert.All(results, result => Assert.True(result.Passed, result.Description));
    }
}
