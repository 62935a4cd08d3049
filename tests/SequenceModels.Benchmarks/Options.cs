namespace SequenceModels.Benchmarks;

/// <summary>What the command line asks for.</summary>
/// <param name="Command">torch or kernels.</param>
/// <param name="Precision">Single or Double, as the number type is called.</param>
/// <param name="Threads">At least 1.</param>
/// <param name="Repetitions">At least 1.</param>
/// <param name="Only">A case such as LSTM-128, or what its name begins with.</param>
/// <param name="CpuClock">Measure the processor's time instead of the wall clock's: for a machine that others use too. One thread only.</param>
internal sealed record Options(string Command, string Precision, int Threads, int Repetitions, bool CpuClock, string Only)
{
    public const string Usage = """
        usage: torch   [--threads N] [--precision single|double] [--repetitions N] [--clock wall|cpu] [--only CASE]   what PyTorch's reference measures, one JSON line a case
               kernels [--precision single|double]                                                      products and gate arithmetic alone, with BenchmarkDotNet
        defaults: --threads 1 --precision single --repetitions 7 --clock wall
        """;

    /// <returns>The options, or null where the call is not understood.</returns>
    public static Options? Read(string[] args)
    {
        if (args is not ["torch" or "kernels", ..] || args.Length % 2 == 0)
            return null;
        Options? options = new(args[0], nameof(Single), 1, 7, false, "");
        for (int i = 1; i < args.Length; i += 2)
            options = options?.With(args[i], args[i + 1]);
        return options;
    }

    private Options? With(string name, string value) => (name, value) switch
    {
        ("--precision", "single") => this with { Precision = nameof(Single) },
        ("--precision", "double") => this with { Precision = nameof(Double) },
        ("--clock", "wall") => this with { CpuClock = false },
        ("--clock", "cpu") => this with { CpuClock = true },
        ("--only", _) => this with { Only = value },
        ("--threads", _) when int.TryParse(value, out int threads) && threads > 0 => this with { Threads = threads },
        ("--repetitions", _) when int.TryParse(value, out int repetitions) && repetitions > 0 => this with { Repetitions = repetitions },
        _ => null,
    };
}
