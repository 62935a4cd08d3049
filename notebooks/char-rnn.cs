#:package System.Numerics.Tensors@10.0.0
#:property ManagePackageVersionsCentrally=false
#:property RestorePackagesWithLockFile=false

// The program of lesson 07: a character RNN in plain C#, with its own backward pass and its own optimizer.
// Run it in this folder: dotnet run char-rnn.cs. To read another text, change its name in part 1.
// (If that text lacks a letter of the prompt "Alice ", change the prompt in parts 9 and 10, too.)

using System.Numerics.Tensors;

// 1. The text, as numbers: V symbols, H units, T steps back.
string book = File.ReadAllText("../data/alice.txt").ReplaceLineEndings("\n");
char[] symbols = [.. book.Distinct().Order()];
int[] ids = [.. book.Select(symbol => Array.IndexOf(symbols, symbol))];
var (V, H, T) = (symbols.Length, 128, 25);

// 2. The parameters: what a symbol adds, state to state, state to scores, biases.
var random = new Random(1);
double[][] Draw(int rows, int columns) => [.. Enumerable.Range(0, rows).Select(_ =>
    Enumerable.Range(0, columns).Select(_ =>
        (2 * random.NextDouble() - 1) / Math.Sqrt(H)).ToArray())];
double[][] Wxh = Draw(V, H), Whh = Draw(H, H), bh = Draw(1, H);
double[][] Why = Draw(V, H), by = Draw(1, V);
double[][] parameters = [.. Wxh, .. Whh, .. bh, .. Why, .. by];      // all rows
double[][] gradients = [.. parameters.Select(row => new double[row.Length])];

// 3. One step: h = tanh(W_xh·x + W_hh·h + b_h), p = softmax(W_hy·h + b_y).
double Dot(double[] a, double[] b) => TensorPrimitives.Dot<double>(a, b);
void AddTo(double[] sum, double factor, double[] row) =>
    TensorPrimitives.MultiplyAdd(row, factor, sum, sum);
double[] Next(int x, double[] h) => [.. Enumerable.Range(0, H).Select(u =>
    Math.Tanh(Wxh[x][u] + Dot(Whh[u], h) + bh[0][u]))];
double[] Guess(double[] h, double temperature = 1)
{
    double[] scores = [.. Enumerable.Range(0, V).Select(k =>
        (Dot(Why[k], h) + by[0][k]) / temperature)];
    double most = scores.Max(), sum = scores.Sum(score => Math.Exp(score - most));
    return [.. scores.Select(score => Math.Exp(score - most) / sum)];
}

// 4. Forward through T characters, from the state in hs[0]; returns the loss.
var hs = new double[T + 1][];
var ps = new double[T][];
double Forward(int at)
{
    double loss = 0;
    for (int t = 0; t < T; t++)
    {
        hs[t + 1] = Next(ids[at + t], hs[t]);
        ps[t] = Guess(hs[t + 1]);
        loss -= Math.Log(ps[t][ids[at + t + 1]]) / T;
    }
    return loss;
}

// 5. Backward through one state: tanh′ = 1 − h², then W_hh.
double[][] dWxh = gradients[..V], dWhh = gradients[V..(V + H)];
double[] dbh = gradients[V + H];
double[] Through(int x, int t, double[] dh)
{
    var dhBefore = new double[H];
    double[] da = [.. dh.Select((d, u) => d * (1 - hs[t + 1][u] * hs[t + 1][u]))];
    for (int u = 0; u < H; u++)
    {
        AddTo(dWhh[u], da[u], hs[t]);
        AddTo(dhBefore, da[u], Whh[u]);
    }
    AddTo(dWxh[x], 1, da);
    AddTo(dbh, 1, da);
    return dhBefore;
}

// 6. Backward through the window, from the last step to the first.
double[][] dWhy = gradients[(V + H + 1)..^1];
double[] dby = gradients[^1];
void Backward(int at)
{
    var dh = new double[H];
    for (int t = T - 1; t >= 0; t--)
    {
        ps[t][ids[at + t + 1]] -= 1;                       // p − y
        for (int k = 0; k < V; k++)
        {
            AddTo(dWhy[k], ps[t][k] / T, hs[t + 1]);
            AddTo(dh, ps[t][k] / T, Why[k]);
        }
        AddTo(dby, 1.0 / T, ps[t]);
        dh = Through(ids[at + t], t, dh);
    }
}

// 7. One step of Adam on every row, the gradient clipped at length 1.
double[][] mean = [.. parameters.Select(row => new double[row.Length])];
double[][] square = [.. parameters.Select(row => new double[row.Length])];
void Learn(double rate, int step)
{
    double length = Math.Sqrt(gradients.Sum(row => Dot(row, row)));
    double size = rate * Math.Sqrt(1 - Math.Pow(0.999, step))
        / (1 - Math.Pow(0.9, step));
    for (int r = 0; r < parameters.Length; r++)
        for (int i = 0; i < parameters[r].Length; i++)
        {
            double g = gradients[r][i] / Math.Max(1, length);
            mean[r][i] += 0.1 * (g - mean[r][i]);
            square[r][i] += 0.001 * (g * g - square[r][i]);
            parameters[r][i] -= size * mean[r][i] / (Math.Sqrt(square[r][i]) + 1e-8);
            gradients[r][i] = 0;
        }
}

// 8. Writing: draw from softmax(scores / temperature), feed it back, and again.
string Write(string prompt, int length, double temperature, Random dice)
{
    var h = new double[H];
    string written = prompt;
    for (int t = 0; written.Length < prompt.Length + length; t++)
    {
        h = Next(Array.IndexOf(symbols, written[t]), h);
        if (t < prompt.Length - 1)
            continue;                                  // still reading the prompt
        double[] p = Guess(h, temperature);
        int drawn = 0;
        for (double left = dice.NextDouble() - p[0]; left > 0 && drawn < V - 1;)
            left -= p[++drawn];
        written += symbols[drawn];
    }
    return written;
}

// 9. Training: 25 characters, then the next 25; the state is carried along.
int steps = 10_000;
double smooth = Math.Log(V);
for (int step = 1, at = ids.Length; step <= steps; step++, at += T)
{
    if (at + T >= ids.Length)
        (at, hs[0]) = (0, new double[H]);                  // the book begins again
    smooth += 0.001 * (Forward(at) - smooth);              // a running mean
    Backward(at);
    Learn(rate: 0.003 * (1 - step / (steps + 1.0)), step);
    hs[0] = hs[T];
    if (step % (steps / 3) == 0)
        Console.WriteLine($"{step,6}  {smooth:F2} nats  "
            + Write("Alice ", 50, 0.7, new Random(1)).Replace('\n', '↵'));
}

// 10. A page of it.
Console.WriteLine(Write("Alice ", 400, 0.5, new Random(2)));
