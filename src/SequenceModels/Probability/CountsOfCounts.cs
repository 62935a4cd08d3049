namespace SequenceModels.Probability;

/// <summary>n_1 … n_4: how many pairs of a context and a symbol were counted exactly once, twice, three and four times.</summary>
internal readonly record struct CountsOfCounts(int N1, int N2, int N3, int N4)
{
    /// <summary>With a pair that was counted <paramref name="before"/> times counted once more.</summary>
    public CountsOfCounts OneMore(int before) => new(
        N1 + Change(before, 1),
        N2 + Change(before, 2),
        N3 + Change(before, 3),
        N4 + Change(before, 4));

    /// <summary>
    /// Y = n_1 / (n_1 + 2 n_2); D_1 = 1 − 2 Y n_2/n_1, D_2 = 2 − 3 Y n_3/n_2, D_3+ = 3 − 4 Y n_4/n_3:
    /// what is taken from a count of one, of two, of three or more.
    /// </summary>
    /// <remarks>
    /// Chen and Goodman 1998, section 3. A small or very regular text has some n_r = 0, or gives a discount below 0;
    /// there each count is halved, up to 1½: ½, 1, 1½, the usual stand-in.
    /// </remarks>
    public (double One, double Two, double More) Discounts()
    {
        double y = N1 / (N1 + 2.0 * N2);
        double one = 1 - 2 * y * N2 / N1, two = 2 - 3 * y * N3 / N2, more = 3 - 4 * y * N4 / N3;
        return N1 > 0 && N2 > 0 && N3 > 0 && two >= 0 && more >= 0 ? (one, two, more) : (0.5, 1, 1.5);
    }

    private static int Change(int before, int r) => before == r - 1 ? 1 : before == r ? -1 : 0;
}
