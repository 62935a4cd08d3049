namespace SequenceModels.Benchmarks;

/// <summary>What the command line asks for.</summary>
/// <param name="Command">torch, kernels or text.</param>
/// <param name="Precision">Single or Double, as the number type is called.</param>
/// <param name="Threads">At least 1.</param>
/// <param name="Repetitions">At least 1.</param>
/// <param name="Only">A case such as LSTM-128, or what its name begins with.</param>
/// <param name="CpuClock">Measure the processor's time instead of the wall clock's: for a machine that others use too. One thread only.</param>
/// <param name="File">The text to learn.</param>
/// <param name="Seconds">How long to learn it, at least 1.</param>
/// <param name="Cell">What learns it: rnn, lstm or gru.</param>
internal sealed record Options(string Command, string Precision, int Threads, int Repetitions, bool CpuClock, string Only, string File, int Seconds, string Cell)
{
    public const string Usage = """
        usage: torch   [--threads N] [--precision single|double] [--repetitions N] [--clock wall|cpu] [--only CASE]   what PyTorch's reference measures, one JSON line a case
               kernels [--precision single|double]                                                      products and gate arithmetic alone, with BenchmarkDotNet
               text    --file FILE [--seconds N] [--cell rnn|lstm|gru] [--threads N] [--precision single|double]   the character model of lesson 07 learns a text file for so long, beside a Kneser-Ney table
        defaults: --threads 1 --precision single --repetitions 7 --clock wall --seconds 120 --cell rnn
        """;

    /// <returns>The options, or null where the call is not understood.</returns>
    public static Options? Read(string[] args)
    {
        if (args is not ["torch" or "kernels" or "text", ..] || args.Length % 2 == 0)
            return null;
        Options? options = new(args[0], nameof(Single), 1, 7, false, "", "", 120, "rnn");
        for (int i = 1; i < args.Length; i += 2)
            options = options?.With(args[i], args[i + 1]);
        return options is { Command: "text", File: "" } ? null : options;
    }

    private Options? With(string name, string value) => (name, value) switch
    {
        ("--precision", "single") => this with { Precision = nameof(Single) },
        ("--precision", "double") => this with { Precision = nameof(Double) },
        ("--clock", "wall") => this with { CpuClock = false },
        ("--clock", "cpu") => this with { CpuClock = true },
        ("--only", _) => this with { Only = value },
        ("--file", _) when System.IO.File.Exists(value) => this with { File = value },
        ("--seconds", _) when int.TryParse(value, out int seconds) && seconds > 0 => this with { Seconds = seconds },
        ("--cell", "rnn" or "lstm" or "gru") => this with { Cell = value },
        ("--threads", _) when int.TryParse(value, out int threads) && threads > 0 => this with { Threads = threads },
        ("--repetitions", _) when int.TryParse(value, out int repetitions) && repetitions > 0 => this with { Repetitions = repetitions },
        _ => null,
    };
}
