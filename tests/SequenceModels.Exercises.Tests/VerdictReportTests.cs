using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace SequenceModels.Exercises.Tests;

public class VerdictReportTests
{
    private const string Place = "NotebookRunner.Verdict";

    [Fact]
    public void What_a_check_says_is_told_to_the_host_that_was_there_while_the_library_was_set_up()
    {
        // The library of the other tests is set up before the host comes, and tells it nothing.
        Check.Hint("00.1", 1);
        List<string> told = [];
        AppContext.SetData(Place, (Action<string, string, string, string>)((exercise, status, name, message) => told.Add($"{exercise} {status} {name}: {message}")));
        var library = new AssemblyLoadContext("a notebook").LoadFromAssemblyPath(typeof(Check).Assembly.Location);
        RuntimeHelpers.RunModuleConstructor(library.ManifestModule.ModuleHandle);
        AppContext.SetData(Place, null);

        library.GetType(typeof(Check).FullName!)!.GetMethod(nameof(Check.That), [typeof(string), typeof(object)])!.Invoke(null, ["00.1", new[] { 0.4621, 0.3535, -0.2141 }]);
        Check.That("00.1", null);

        Assert.StartsWith("00.1 mistake input not changed: ", Assert.Single(told), StringComparison.Ordinal);
    }
}
