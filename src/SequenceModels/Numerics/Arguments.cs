namespace SequenceModels.Numerics;

/// <summary>What every public door asks of its arguments: that they are there. Which is not, the exception says by name.</summary>
internal static class Arguments
{
    /// <summary>The argument itself, for the expression that needs it.</summary>
    public static T Given<T>(T? argument, [CallerArgumentExpression(nameof(argument))] string name = "")
        where T : class => argument ?? throw new ArgumentNullException(name);

    /// <summary>The number itself, if it keeps the rule: what it must be is said in full, for example "Patience is a number of epochs, at least 1."</summary>
    public static T InRange<T>(bool holds, T number, string rule, [CallerArgumentExpression(nameof(number))] string name = "") =>
        holds ? number : throw new ArgumentOutOfRangeException(name, number, rule);

    /// <summary>For a door of two arguments or more. The compiler fills in the names: those of the arguments that were passed.</summary>
    public static void AllGiven(
        object? a, object? b, object? c = null, object? d = null, object? e = null, object? f = null,
        [CallerArgumentExpression(nameof(a))] string? nameOfA = null, [CallerArgumentExpression(nameof(b))] string? nameOfB = null,
        [CallerArgumentExpression(nameof(c))] string? nameOfC = null, [CallerArgumentExpression(nameof(d))] string? nameOfD = null,
        [CallerArgumentExpression(nameof(e))] string? nameOfE = null, [CallerArgumentExpression(nameof(f))] string? nameOfF = null)
    {
        foreach (var (argument, name) in (ReadOnlySpan<(object?, string?)>)[(a, nameOfA), (b, nameOfB), (c, nameOfC), (d, nameOfD), (e, nameOfE), (f, nameOfF)])
        {
            if (argument is null && name is not null)
                throw new ArgumentNullException(name);
        }
    }
}
