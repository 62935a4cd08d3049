namespace SequenceModels.Optimizers;

/// <summary>θ ← θ − (a step against the gradient): what turns gradients into learning.</summary>
/// <remarks>
/// An optimizer of one's own overrides <see cref="Step"/>, asks <see cref="Remember"/> for what it keeps of each number, and counts
/// <see cref="StepsTaken"/>; then it can be saved and resumed as the others.
/// </remarks>
public abstract class Optimizer
{
    private readonly ParameterSet parameters;
    private readonly OptimizerMemory memory;
    private readonly double[] rateFactors, decays;

    /// <summary>An optimizer of these parameters.</summary>
    /// <param name="parameters">What it may change, at least one. A parameter that is listed twice is one.</param>
    /// <param name="learningRate">η &gt; 0.</param>
    /// <param name="weightDecay">λ ≥ 0, default 0.</param>
    /// <exception cref="ArgumentException">There is no parameter, the learning rate is not a positive number, or the decay is negative or not a number.</exception>
    protected Optimizer(IReadOnlyList<Parameter> parameters, double learningRate, double weightDecay = 0)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        InRange(learningRate > 0 && double.IsFinite(learningRate), learningRate, "The learning rate must be a positive number, for example 0.01.");
        NotNegative(weightDecay, nameof(weightDecay));
        this.parameters = ParameterSet.Of(parameters);
        if (this.parameters.Count == 0)
            throw new ArgumentException("An optimizer needs at least one parameter to change; 0 were given: pass model.Parameters.", nameof(parameters));
        (memory, LearningRate) = (new OptimizerMemory(this.parameters), learningRate);
        rateFactors = [.. this.parameters.Select(_ => 1.0)];
        decays = [.. this.parameters.Select(_ => weightDecay)];
    }

    /// <summary>What it may change, each once.</summary>
    public IReadOnlyList<Parameter> Parameters => parameters;

    /// <summary>η, the length of a step. It may be changed between steps; 0 stands still, as at the end of a schedule. Groups with a rate of their own change by the same factor.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not a number.</exception>
    public double LearningRate { get; set => field = NotNegative(value, "The learning rate"); }

    /// <summary>Steps taken so far, also before the optimizer was saved and loaded.</summary>
    public int StepsTaken { get; protected set; }

    /// <summary>η_0 while a schedule has changed <see cref="LearningRate"/>: what is saved, or the schedule would act twice after loading.</summary>
    internal double? RateBeforeSchedule { get; set; }

    /// <summary>Whether <see cref="Step"/> goes by <see cref="RateOf"/> and <see cref="DecayOf"/>; default no, then <see cref="SetGroup"/> is refused.</summary>
    protected virtual bool HasGroups => false;

    /// <summary>Moves every parameter one step by its gradient. The gradients stay; clear them with <see cref="ZeroGradients"/>.</summary>
    public abstract void Step();

    /// <summary>Sets all gradients to zero.</summary>
    public void ZeroGradients() => parameters.ZeroGradients();

    /// <summary>Makes some of the parameters a group with a learning rate and a weight decay of its own, for example a slow embedding, or biases that do not decay.</summary>
    /// <param name="parameters">Some of <see cref="Parameters"/>, at least one.</param>
    /// <param name="learningRate">η of the group, ≥ 0, where 0 freezes it; default that of the rest. A schedule changes it by the same factor.</param>
    /// <param name="weightDecay">λ of the group, ≥ 0; default that of the rest.</param>
    /// <exception cref="ArgumentException">A parameter is not this optimizer's, or a number is out of its range.</exception>
    /// <exception cref="NotSupportedException">This optimizer does not know groups.</exception>
    public void SetGroup(IReadOnlyList<Parameter> parameters, double? learningRate = null, double? weightDecay = null)
    {
        var group = ParameterSet.Of(parameters);
        if (!HasGroups)
            throw new NotSupportedException($"{GetType().Name} has one learning rate for all: in a class of one's own, override HasGroups and step by RateOf and DecayOf.");
        int[] places = [.. group.Select(this.parameters.IndexOf)];
        if (group.Count == 0 || places.Contains(-1))
            throw new ArgumentException($"A group is some of the optimizer's {Parameters.Count} parameters; {places.Count(place => place < 0)} of the {group.Count} given are not among them.", nameof(parameters));
        double rate = NotNegative(learningRate ?? 0, nameof(learningRate)), decay = NotNegative(weightDecay ?? 0, nameof(weightDecay));
        double common = RateBeforeSchedule ?? LearningRate;
        if (learningRate is not null && common == 0)
            throw new InvalidOperationException("The optimizer's learning rate is 0, so that no group can have another by a factor: set the group while it is positive.");
        foreach (int place in places)
        {
            rateFactors[place] = learningRate is null ? rateFactors[place] : rate / common;
            decays[place] = weightDecay is null ? decays[place] : decay;
        }
    }

    /// <summary>A copy of all that the optimizer remembers, to go on from later.</summary>
    public TrainingState SaveState() =>
        new(GetType().Name, new Dictionary<string, double> { ["steps"] = StepsTaken, ["learningRate"] = RateBeforeSchedule ?? LearningRate }, memory.Copy());

    /// <summary>Goes on from a saved state. Its decay, momentum and other settings are those it was made with.</summary>
    /// <param name="state">What <see cref="SaveState"/> gave, of an optimizer of the same kind with parameters of the same shapes in the same order.</param>
    /// <exception cref="ArgumentException">It is of another kind, or tensors are missing, unused or of another shape: all are named, and nothing has changed.</exception>
    public void LoadState(TrainingState state)
    {
        if (Given(state).Optimizer != GetType().Name)
            throw new ArgumentException($"The state is of an optimizer of kind {state.Optimizer}, but this is {GetType().Name}.", nameof(state));
        if (!state.Numbers.TryGetValue("steps", out double steps) || !(steps >= 0 && steps <= int.MaxValue && double.IsInteger(steps)))
            throw new ArgumentException("The state does not say how many steps were taken: its numbers need 'steps', a whole number of at least 0.", nameof(state));
        if (!state.Numbers.TryGetValue("learningRate", out double rate) || !(rate >= 0 && double.IsFinite(rate)))
            throw new ArgumentException("The state does not say the learning rate: its numbers need 'learningRate', at least 0.", nameof(state));
        memory.Set(state.Tensors);
        (StepsTaken, LearningRate) = ((int)steps, rate);
    }

    /// <summary>For what an optimizer keeps of each number: one array a parameter, its numbers column after column. Saved and loaded under this name.</summary>
    /// <param name="name">Its letter, for example <c>m</c>.</param>
    /// <param name="start">The first value of each entry, default 0.</param>
    protected IReadOnlyList<double[]> Remember(string name, double start = 0) => memory.Add(name, start);

    /// <summary>η of the parameter at this place.</summary>
    /// <param name="parameter">From 0, in the order of <see cref="Parameters"/>.</param>
    protected double RateOf(int parameter) => LearningRate * rateFactors[parameter];

    /// <summary>λ of the parameter at this place.</summary>
    /// <param name="parameter">From 0, in the order of <see cref="Parameters"/>.</param>
    protected double DecayOf(int parameter) => decays[parameter];

    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not a number.</exception>
    private protected static double NotNegative(double value, string name) => value >= 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be a number of at least 0.");

    /// <summary>ε; for 0 a number that changes no other but 0, so that where nothing has come yet 0/0 is no step, and not NaN.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not a number.</exception>
    private protected static double Divisor(double epsilon, string name) => Math.Max(1e-155, NotNegative(epsilon, name));

    /// <exception cref="ArgumentOutOfRangeException">The value is not from 0 to below 1.</exception>
    private protected static double Share(double value, string name) =>
        InRange(value is >= 0 and < 1, value, $"{name} must be a number from 0 to below 1, for example 0.9.", name);
}
