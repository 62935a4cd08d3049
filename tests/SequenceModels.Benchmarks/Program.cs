using System.Diagnostics;
using BenchmarkDotNet.Running;
using SequenceModels.Benchmarks;

if (Options.Read(args) is not { } options)
{
    Console.Error.WriteLine(Options.Usage);
    return 2;
}
if (options.Precision != typeof(Real).Name)
    return OtherPrecision(options.Precision, args);
if (options.Command == "torch")
    TorchCases.Run(options);
else if (options.Command == "text")
    TextCase.Run(options);
else
    BenchmarkSwitcher.FromAssembly(typeof(Options).Assembly).RunAll(new InThisProcess());
return 0;

static int OtherPrecision(string precision, string[] args)
{
    string name = precision == nameof(Single) ? "SequenceModels.Benchmarks.Single" : "SequenceModels.Benchmarks";
    string configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
    string program = Path.Combine(AppContext.BaseDirectory, "..", "..", name, configuration, name + ".dll");
    using var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. args]))!;
    process.WaitForExit();
    return process.ExitCode;
}
