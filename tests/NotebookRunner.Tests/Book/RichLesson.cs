using System.Text.Json.Nodes;
using static NotebookRunner.Tests.Book.Sample;

namespace NotebookRunner.Tests.Book;

/// <summary>A lesson with one of everything, as a lesson of the series would have it.</summary>
internal static class RichLesson
{
    private const string Introduction = """
        # Latent autoregressive models

        How can a model of *fixed size* remember a past of any length? This lesson replaces the window of the
        [last lesson](02-autoregressive-models.ipynb#choosing-the-window) by a state $h_t$ that sums up $x_1, \dots, x_{t-1}$.

        > [!NOTE]
        > One column of a matrix is one example: $X_t$ is `[D×B]`, $H_t$ is `[H×B]`.

        ## The smallest example, by hand

        Exponential smoothing keeps one number. With $h_0 = 0$ and $\alpha = 0.5$ the sequence 4, 2, 6 gives

        | $t$ | $x_t$ | $h_t$ | in words |
        |---:|---:|---:|:---|
        | 1 | 4 | 2 | half of the first value |
        | 2 | 2 | 2 | the value it already held |
        | 3 | 6 | 4 | half-way between 2 and 6 |

        The chain rule factors the joint distribution, and the state stands for all that is left of the past:[^1]

        $$ P(x_1, \dots, x_T) = \prod_{t=1}^{T} P(x_t \mid x_{t-1}, h_t),
        \qquad h_t = (1-\alpha)\, h_{t-1} + \alpha\, x_{t-1} $$

        [^1]: The same factorisation as before; only the *summary* (Korean 상태) of the past is new.
        """;

    private const string Code1 = """
        // One number of state, updated once a step.
        double alpha = 0.5, h = 0;
        foreach (double x in new[] { 4.0, 2.0, 6.0 })
        {
            h = (1 - alpha) * h + alpha * x;
            Console.WriteLine($"x = {x}, h = {h}");
        }
        """;

    private const string Experiment = """
        ## The equation, executed

        ### What a state remembers

        An input that came $k$ steps ago still weighs $\alpha(1-\alpha)^k$. The *half-life* is the lag at which half of it is gone.

        1. Compute the weights.
        2. Draw them.
        3. Compare with a window of length $\tau$.

        ```csharp
        public static double Weight(double alpha, int lag) => alpha * Math.Pow(1 - alpha, lag); // falls geometrically
        ```
        """;

    private const string Ending = """
        ## What we learnt

        - [x] A state of fixed size can hold something of every past value.
        - [ ] What it holds is *chosen*; the next lesson lets it be *learnt*.

        ## Exercises

        Half-life
        : The lag $k$ with $(1-\alpha)^k = \tfrac12$.

        Write the two-step forecast $\hat{x}_{t+2}$ in terms of $h_t$. Data: [the series](../data/series.csv).

        $$
        \begin{aligned}
        \hat{x}_{t+2} &= (1-\alpha)\, h_{t+1} + \alpha\, \hat{x}_{t+1} \\
                      &= h_{t+1}
        \end{aligned}
        $$
        """;

    private const string Figure = """
        <figure class="rnn-figure" id="fig-1" data-rnn-figure>
          <div class="rnn-plot" role="img" aria-label="Weight of an input against its lag for three values of alpha" style="min-height:360px"></div>
          <script type="application/json">{"data":[{"name":"α = 0.1","y":[0.1,0.09,0.081,0.0729,0.0656,0.059,0.0531,0.0478]},{"name":"α = 0.3","y":[0.3,0.21,0.147,0.1029,0.072,0.0504,0.0353,0.0247]},{"name":"α = 0.5","y":[0.5,0.25,0.125,0.0625,0.0313,0.0156,0.0078,0.0039]}],"layout":{"title":{"text":"The past fades geometrically"},"xaxis":{"title":{"text":"lag (steps)"}},"yaxis":{"title":{"text":"weight"}},"height":360,"paper_bgcolor":"rgba(0,0,0,0)","plot_bgcolor":"rgba(0,0,0,0)"}}</script>
          <details class="rnn-data"><summary>The past fades geometrically: the numbers</summary><table><tr><th>lag</th><th>α = 0.1</th></tr><tr><td>0</td><td>0.1</td></tr></table></details>
        </figure>
        <script>
        window.rnnPlotly.then(Plotly => {
          const figure = document.getElementById("fig-1"), spec = JSON.parse(figure.querySelector("script").textContent);
          const dark = () => (document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
          const draw = () => Plotly.react(figure.querySelector(".rnn-plot"), spec.data, { ...spec.layout, font: { color: dark() ? "#dde2e9" : "#20242b" } }, { responsive: true, displayModeBar: false });
          addEventListener("rnn-theme", draw);
          draw();
        }, () => { document.querySelector("#fig-1 details").open = true; });
        </script>
        """;

    private static readonly string Table = "<table><thead><tr><th>model</th><th>parameters</th><th>held-out RMSE</th></tr></thead><tbody>"
        + "<tr><td>naive</td><td>0</td><td>0.2828</td></tr><tr><td>AR(4)</td><td>5</td><td>0.2011</td></tr><tr><td>one state</td><td>1</td><td>0.1987</td></tr></tbody></table>";

    public static string Notebook { get; } = Sample.Notebook(
        Text(Introduction).Marked("slide"),
        Code("#!import setup.csx").Took(0.31),
        Code(Code1, Stream("x = 4, h = 2\nx = 2, h = 2\nx = 6, h = 4\n")).Took(0.0421),
        Text(Experiment),
        Code("var weights = Lags(8).Select(k => Weight(0.3, k)).ToArray();\nweights.Sum()", Value(("text/plain", "0.94235199"))).Took(0.0004),
        Code("Figures.Lines(\"The past fades geometrically\", weights)", Value(("text/plain", "The past fades geometrically"), ("text/html", Figure))).Took(0.18),
        Code("results.Table()", Value(("text/html", Table), ("text/plain", "3 rows"))).Took(2.34),
        Code("Train(epochs: 40)", Stream(string.Join('\n', Enumerable.Range(1, 40).Select(epoch => $"epoch {epoch,2}  loss {2.5 / epoch:0.0000}"))),
            Stream("warning: the learning rate is large\n", "stderr")).Took(11.2),
        Folded(Code("Console.WriteLine(Prove.Near(\"the weights sum to 1\", 1, sum));", Stream("✔ the weights sum to 1 (1 against 1, within 1e-12)\n"))),
        Text(Ending));

    private static JsonObject Folded(JsonObject cell)
    {
        cell["metadata"]!["tags"] = new JsonArray("hide-input");
        return cell;
    }

    public static string Failing { get; } = Sample.Notebook(
        Text("# The vanilla RNN\n\nWhat changes when the state is *learnt*, $h_t = \\tanh(W_{xh}x_t + W_{hh}h_{t-1} + b_h)$?\n\n## Shapes\n\nEvery matrix has its shape."),
        Code("layer.Forward(x)", Error("ArgumentException", "x has 3 features but the layer expects 28: W_xh is [128×28], x is [3×64].",
            "\u001b[31mArgumentException\u001b[0m: x has 3 features", "   at Submission#3.<Initialize>, line 1")).Took(0.02));

    public static SampleBook Book() => new SampleBook()
        .With("02-autoregressive-models", Sample.Notebook(
            Text("# 02 Autoregressive models\n\nHow far does a window of the last $\\tau$ values take us?\n\n## Choosing the window\n\nBy validation."), Code("1 + 1", Value(("text/plain", "2"))).Took(0.6),
            Code("Console.WriteLine(markup)", Stream("<script>document.title = 'taken'</script> <img src=x onerror=\"document.title = 'taken'\">\n"))))
        .With("03-latent-autoregressive-models", Notebook)
        .With("04-the-vanilla-rnn", Failing);
}
