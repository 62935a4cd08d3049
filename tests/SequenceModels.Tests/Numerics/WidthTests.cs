using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Numerics;
using SequenceModels.Optimizers;
using SequenceModels.Tests.Reference;
using SequenceModels.Training;

namespace SequenceModels.Tests.Numerics;

/// <summary>The processor decides how many numbers stand side by side in a register; what the cells compute must not show it.</summary>
/// <remarks>Not so the sums that .NET's TensorPrimitives make for softmax, attention and the norm of a gradient: their order, and so the last place, is the register's.</remarks>
public class WidthTests
{
    private static readonly double Ulp = Math.Pow(2, typeof(Real) == typeof(float) ? -23 : -52);

    [Theory]
    [InlineData("DOTNET_PreferredVectorBitWidth", "256")]
    [InlineData("DOTNET_PreferredVectorBitWidth", "128")]
    [InlineData("DOTNET_EnableAVX512", "0")]
    public void Training_gives_the_same_bits_in_registers_of_any_width(string variable, string value) => Assert.Equal(Learnt(), LearntWith(variable, value));

    [Fact]
    public void Without_an_instruction_that_multiplies_and_adds_with_one_rounding_the_numbers_are_the_same_but_for_their_last_places()
    {
        Real[] here = Learnt(), there = LearntWith("DOTNET_EnableAVX2", "0");

        Assert.Equal(here.Length, there.Length);
        Assert.All(here.Zip(there), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, Math.Pow(2, 8) * Ulp * Math.Max(1, Math.Abs(pair.First))));
    }

    [Fact]
    public void An_activation_gives_one_number_and_a_register_of_numbers_the_same_bits()
    {
        var random = new Random(21);
        Real[] numbers = [.. Enumerable.Range(0, 4096).Select(_ => (Real)((random.Next(2) - 0.5) * Math.Pow(10, random.NextDouble() * 8 - 5))), 0, (Real)(-0.0), Real.NaN, Real.PositiveInfinity, Real.NegativeInfinity, Real.Epsilon, Real.MaxValue, Real.MinValue];
        foreach (var activation in (InPlace[])[Activations.Sigmoid, Activations.Tanh, Activations.Relu])
        {
            Real[] together = [.. numbers], alone = [.. numbers];
            activation(together);
            for (int i = 0; i < alone.Length; i++)
                activation(alone.AsSpan(i, 1));
            Assert.Equal(Bits(alone), Bits(together));
        }
    }

    /// <summary>All that every cell has learnt in two steps, and what it then predicts.</summary>
    internal static Real[] Learnt()
    {
        var numbers = new List<Real>();
        foreach (var kind in CellKind.All)
        {
            var random = new Random(22);
            var model = SequenceModel.Of(kind.Make(3, 29, random), 4, random);
            var trainer = new Trainer<Matrix<Real>>(model, new SquaredError(), new Sgd(model.Parameters, 0.1));
            var batch = new Batch<Matrix<Real>>(RandomMatrix.Sequence(3, 5, 7, random), RandomMatrix.Of(4, 35, random));
            trainer.Step(batch);
            trainer.Step(batch);
            numbers.AddRange(model.Parameters.SelectMany(parameter => parameter.Value.Enumerate()));
            numbers.AddRange(model.Predict(batch.X).Prediction.Enumerate());
        }
        return [.. numbers];
    }

    private static Real[] LearntWith(string variable, string value)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(WidthTests).Assembly.Location]) { RedirectStandardOutput = true };
        start.Environment[variable] = value;
        using var process = Process.Start(start)!;
        string numbers = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return [.. numbers.Split(' ').Select(number => Real.Parse(number, CultureInfo.InvariantCulture))];
    }

    private delegate void InPlace(Span<Real> values);

    private static byte[] Bits(ReadOnlySpan<Real> numbers) => MemoryMarshal.AsBytes(numbers).ToArray();
}
