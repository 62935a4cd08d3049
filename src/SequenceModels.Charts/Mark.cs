namespace SequenceModels.Charts;

/// <summary>How one series is drawn. Dash and symbol differ wherever the colour does, so that colour never stands alone.</summary>
internal sealed record Mark(string Colour, string Dash, string Symbol);
