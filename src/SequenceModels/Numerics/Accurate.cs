namespace SequenceModels.Numerics;

/// <summary>ln(1 + x) for small x, where 1 + x would have lost the digits of x. .NET's own adds the 1 first.</summary>
/// <remarks>The factor x / ((1 + x) − 1) takes back what rounding 1 + x has done: Goldberg, "What every computer scientist should know about floating-point arithmetic" (1991), theorem 4.</remarks>
internal static class Accurate
{
    /// <summary>ln(1 + x).</summary>
    /// <param name="x">At least −1.</param>
    public static double Log1p(double x)
    {
        double sum = 1 + x;
        return sum == 1 || double.IsInfinity(sum) ? x : Math.Log(sum) * (x / (sum - 1));
    }
}
