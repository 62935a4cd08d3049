namespace SequenceModels.Lessons;

/// <summary>Three layers on depths in place of numbers; every product is counted on the way.</summary>
/// <param name="size">D = H.</param>
internal sealed class DepthRun(int size)
{
    public long Products { get; private set; }

    public int[] Rnn(int[][] x) => x.Aggregate(new int[size], (h, xt) => Activated(xt, h));

    public int[] Lstm(int[][] x)
    {
        int[] h = new int[size], c = new int[size];
        foreach (int[] xt in x)
        {
            var (i, f, g, o) = (Activated(xt, h), Activated(xt, h), Activated(xt, h), Activated(xt, h));
            for (int u = 0; u < size; u++)
            {
                c[u] = Math.Max(Product(f[u], c[u]), Product(i[u], g[u]));
                h[u] = Product(o[u], c[u] + 1);
            }
        }
        return h;
    }

    public int[] Attention(int[][] x)
    {
        int[][] Project() => [.. x.Select(WeightsTimes)];
        var (q, k, v, last) = (Project(), Project(), Project(), new int[size]);
        for (int t = 0; t < x.Length; t++)
        {
            int[] mixture = new int[size];
            for (int s = 0; s <= t; s++)
            {
                int share = Dot(k[s], q[t]) + 2;        // e to the score, divided by the sum
                mixture = [.. mixture.Zip(v[s], (sum, value) => Math.Max(sum, Product(share, value)))];
            }
            last = WeightsTimes(mixture);
        }
        return last;
    }

    // φ(W_xh·x_t + W_hh·h_{t−1}): every activation function is one operation.
    private int[] Activated(int[] x, int[] h) => [.. WeightsTimes(x).Zip(WeightsTimes(h), (a, b) => Math.Max(a, b) + 1)];

    private int[] WeightsTimes(int[] v) => [.. Enumerable.Range(0, size).Select(_ => Dot(new int[v.Length], v))];

    private int Dot(int[] a, int[] b) => a.Zip(b, Product).Max();

    private int Product(int a, int b)
    {
        Products++;
        return Math.Max(a, b) + 1;
    }
}
