namespace SequenceModels.Charts;

public static partial class LessonCharts
{
    extension(Chart)
    {
        /// <summary>A recurrent network of one unit, stepped through by a slider: forward from t = 1 to T with the numbers along the arrows, then the gradients backward from T to 1.</summary>
        /// <remarks>
        /// An arrow forward carries weight · value; an arrow back through time carries ∂h_{t+1}/∂h_t · ∂L/∂h_{t+1}, the factor as a number where h_t has no loss of its own.
        /// Derived in lesson 04-the-vanilla-rnn.
        /// </remarks>
        /// <param name="title">What the graph says, in one sentence; each step says below it what happens there.</param>
        /// <param name="x">The inputs x_1, …, x_T; NaN where a step has none.</param>
        /// <param name="h">The states h_1, …, h_T.</param>
        /// <param name="y">The outputs ŷ_1, …, ŷ_T; NaN where a step has none.</param>
        /// <param name="wxh">Weight from input to state.</param>
        /// <param name="whh">Weight from state to state.</param>
        /// <param name="why">Weight from state to output.</param>
        /// <param name="dh">The gradients ∂L/∂h_1, …, ∂L/∂h_T.</param>
        /// <param name="h0">The state before the first step. Default: 0.</param>
        /// <param name="targets">What the outputs should be, y_t, or null for none; NaN where a step has none, and then no loss.</param>
        /// <param name="decimals">Digits after the point at most. Default: 3.</param>
        /// <exception cref="ArgumentException">The lists are empty or differ in length.</exception>
        public static Figure UnrolledSteps(
            string title, IEnumerable<double> x, IEnumerable<double> h, IEnumerable<double> y, double wxh, double whh, double why,
            IEnumerable<double> dh, double h0 = 0, IEnumerable<double>? targets = null, int decimals = 3)
        {
            AllGiven(x, h, y, dh);
            double[] inputs = [.. x], states = [.. h], outputs = [.. y], gradients = [.. dh], wanted = targets is null ? [.. states.Select(_ => double.NaN)] : [.. targets];
            int[] lengths = [inputs.Length, states.Length, outputs.Length, gradients.Length, wanted.Length];
            if (lengths.Any(length => length != states.Length || length == 0))
                throw new ArgumentException($"There are {lengths[0]} inputs, {lengths[1]} states, {lengths[2]} outputs, {lengths[3]} gradients and {lengths[4]} targets: give one of each a step, NaN where a step has none.");

            var pass = new UnrolledPass(inputs, states, outputs, wanted, gradients, h0, (wxh, whh, why), decimals);
            var steps = Enumerable.Range(1, states.Length);
            (string, Figure)[] stages =
            [
                .. steps.Select(t => ($"forward, t = {t}", pass.At(t, states.Length + 1))),
                .. steps.Reverse().Select(t => ($"backward, t = {t}", pass.At(states.Length, t))),
            ];
            // The last stage has everything in it, so it is what a picture on paper shows.
            return Slider(title, "pass", stages, start: stages.Length - 1)
                .WithAltText($"A recurrent network unrolled over {states.Length} steps, with a slider that goes through it: forward from t = 1 to {states.Length}, then backward from {states.Length} to 1. The numbers are in the table.")
                .WithTable(Table.Of(title, ("t", steps), ("x_t", inputs), ("h_t", states), ("ŷ_t", outputs), ("target y_t", wanted), ("∂L/∂h_t", gradients)));
        }
    }
}
