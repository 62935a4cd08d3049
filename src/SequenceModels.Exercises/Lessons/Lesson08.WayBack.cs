using Back = System.Func<double, double, double, double, double, double, double, double[]>;

namespace SequenceModels.Exercises.Lessons;

/// <summary>The way back through one step of an LSTM.</summary>
internal static partial class Lesson08
{
    private static Exercise TheWayBack => new Exercise<Back>("08.5", ExerciseKind.Derive)
    {
        Asks = "a function of i, f, g, o, c_{t−1}, dh and dc that returns the gradients of a_i, a_f, a_g, a_o and c_{t−1}",
        Hints =
        [
            "Go from the end to the beginning: first from h_t to o and to c_t, then from c_t to i, f, g and c_{t−1}.",
            "Two roads lead into c_t: dc comes from the later steps, dh by way of o and the tanh. Gradients that arrive at the same place are added.",
            "The gradient of a gate's sum is what arrives at c_t (for o: at h_t), times what the gate multiplies, times the slope of its own activation function. Only one of the four is not σ.",
        ],
        Because = "Along the memory there is one factor, f, and no activation function. All five activation functions stand beside the road, which is why the gradient of c survives.",
        Tolerance = 1e-6,
        Trials = () =>
        [
            [0.7, 0.9, -0.4, 0.6, 1.3, 0.5, -0.2], [0.1, 0.3, 0.8, 0.2, -2.0, -1.0, 0.4],
            [0.5, 0.5, 0.2, 0.9, 0.3, 0.7, 0.0], [0.9, 0.99, 0.6, 0.05, -0.8, 0.0, 1.0],
        ],
        Right = Of(step => step.Back()),
        Mistakes =
        {
            { "forgotten (1 − tanh²c)", "On its way from h_t to c_t the gradient goes through a tanh. Its slope is missing.", Of(step => step.Back(intoMemory: step.Dc + step.Dh * step.O)) },
            { "activation forgotten", "The slope of the tanh between c_t and h_t was computed from c_t itself. The slope of tanh is written with its output.", Of(step => step.Back(intoMemory: step.Dc + step.Dh * step.O * (1 - step.After * step.After))) },
            { "memory without its tanh", "The output gate's gradient was computed with c_t. What did that gate multiply?", Of(step => [.. step.Back()[..3], step.Dh * step.After * step.Slopes[3], step.Back()[4]]) },
            { "output gate after the memory", "The output gate's gradient was computed from what arrives at c_t. This gate stands behind the memory: what arrives there?", Of(step => [.. step.Back()[..3], step.IntoMemory * Math.Tanh(step.After) * step.Slopes[3], step.Back()[4]]) },
            { "output gate ignored", "On its way from h_t to c_t the gradient goes through the output gate. Only its share gets through.", Of(step => step.Back(intoMemory: step.Dc + (step.IntoMemory - step.Dc) / step.O)) },
            { "later steps only", "Only dc has been followed. What h_t did to the loss comes back to c_t, too.", Of(step => step.Back(intoMemory: step.Dc)) },
            { "one road only", "Only the later steps' part was sent to c_{t−1}. Everything that has arrived at c_t goes on to c_{t−1}.", Of(step => [.. step.Back()[..4], step.Dc * step.F]) },
            { "later steps forgotten", "What comes back to c_t from the later steps is lost: only dh has been followed.", Of(step => step.Back(intoMemory: step.IntoMemory - step.Dc)) },
            { "forget gate ignored", "All of the gradient went back to c_{t−1}, as if the gate had kept everything in the forward pass.", Of(step => step.Back(kept: 1)) },
            { "slope forgotten", "These are the gradients of i, f, g and o. Give those of the sums before the activation functions.", Of(step => step.Back(slopes: [1, 1, 1, 1])) },
            { "activation applied twice", "i, f, g and o are already behind their activation functions. The slope of σ is σ(1 − σ): which of the two is σ, the gate or σ of the gate?", Of(step => step.Back(slopes: [SlopeAt(step.I), SlopeAt(step.F), 1 - Math.Pow(Math.Tanh(step.G), 2), SlopeAt(step.O)])) },
            { "tanh where σ belongs", "All four were given tanh's slope. Three of the four have a different activation function.", Of(step => step.Back(slopes: [1 - step.I * step.I, 1 - step.F * step.F, 1 - step.G * step.G, 1 - step.O * step.O])) },
            { "wrong gate order", "Forget gate and input gate have changed places: give them in the library's order, i first.", Of(step => [step.Back()[1], step.Back()[0], .. step.Back()[2..]]) },
            { "wrong slope", "The candidate was given σ's slope. Which activation function makes g?", Of(step => step.Back(slopes: [.. step.Slopes[..2], step.G * (1 - step.G), step.Slopes[3]])) },
            { "off by one step", "The forget gate's gradient was computed with c_t. Which memory did the gate multiply?", Of(step => step.Back(forgotten: step.After)) },
        },
    };

    private static Back Of(Func<OneStep, double[]> gradients) => (i, f, g, o, before, dh, dc) => gradients(new OneStep(i, f, g, o, before, dh, dc));

    private static double SlopeAt(double sum) => Math.Exp(-sum) / Math.Pow(1 + Math.Exp(-sum), 2);

    /// <summary>One unit at one step, and what comes back to its h and its c.</summary>
    private sealed record OneStep(double I, double F, double G, double O, double Before, double Dh, double Dc)
    {
        public double After => F * Before + I * G;

        public double IntoMemory => Dc + Dh * O * (1 - Math.Tanh(After) * Math.Tanh(After));

        public double[] Slopes => [I * (1 - I), F * (1 - F), 1 - G * G, O * (1 - O)];

        public double[] Back(double? intoMemory = null, double[]? slopes = null, double? forgotten = null, double? kept = null)
        {
            var (dc, slope) = (intoMemory ?? IntoMemory, slopes ?? Slopes);
            return [dc * G * slope[0], dc * (forgotten ?? Before) * slope[1], dc * I * slope[2], Dh * Math.Tanh(After) * slope[3], dc * (kept ?? F)];
        }
    }
}
