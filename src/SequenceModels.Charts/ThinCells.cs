namespace SequenceModels.Charts;

/// <summary>The cells of a heat map that are drawn, their names, and a sentence on what was averaged; empty when nothing was.</summary>
internal sealed record ThinCells(double[][] Numbers, string[] Rows, string[] Columns, string Note);
