using SequenceModels.Lessons;

namespace SequenceModels.Charts;

/// <summary>Derivatives computed three ways, side by side.</summary>
public static class ThreeWaysTable
{
    private const double Tolerance = 1e-9;

    extension(ThreeWays)
    {
        /// <summary>The derivatives side by side, after a check that they agree to 1e-9; a matrix is shown by its norm, the root of the sum of its squares.</summary>
        /// <param name="claim">What is claimed, in words.</param>
        /// <param name="rows">The derivatives, at least one.</param>
        /// <exception cref="InvalidOperationException">One differs by more, or is not a number; the message says which.</exception>
        public static Table Agree(string claim, params IEnumerable<ThreeWays> rows)
        {
            ThreeWays[] all = [.. Given(rows)];
            if (all.FirstOrDefault(row => row.LargestDifference > Tolerance) is { } worst)
                throw new InvalidOperationException($"✘ {claim}: {worst}.");
            return Table.Of(
                $"{Prove.That(claim, all.Length > 0)}; largest difference below {Tolerance:0e0}",
                ("derivative", all.Select(row => row.Label)),
                ("formula", all.Select(row => ThreeWays.Shown(row.Formula))),
                ("central difference", all.Select(row => ThreeWays.Shown(row.CentralDifference))),
                ("dual numbers", all.Select(row => ThreeWays.Shown(row.DualNumbers)))).WithDecimals(ThreeWays.Digits);
        }
    }
}
