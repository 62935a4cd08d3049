using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Layers;
using SequenceModels.Numerics;
using SequenceModels.Training;

namespace Experiments;

/// <summary>What the units of a network that reads the text of lesson 07b know, beside its controls: an untrained network, the last character alone, a linear probe that reads all units at once.</summary>
internal static class UnitSearch
{
    private const int LearntFrom = 8000;

    private static readonly (string Name, string Pattern)[] Questions =
        [("quotes", "(\"[^\"\n]*)\""), ("comment", "//[^\n]*"), ("if", "\\bif \\(([^\n]*)\\)\n"), ("indentation", "\n *")];

    private static readonly bool[][] Learn = [.. Questions.Select(question => CharacterText.Train.Inside(question.Pattern)[^LearntFrom..])];
    private static readonly bool[][] Ask = [.. Questions.Select(question => CharacterText.HeldOut.Inside(question.Pattern))];

    /// <summary>For each question the balanced accuracy of the best unit, of an untrained network's, of the last character, of the probe and of the probe of the untrained network.</summary>
    public static IEnumerable<string> Columns => Questions.SelectMany(q => (string[])[q.Name, $"{q.Name} untrained", $"{q.Name} letter", $"{q.Name} probe", $"{q.Name} probe untrained"]);

    /// <summary>The numbers of <see cref="Columns"/>: units and thresholds chosen on the last 8,000 characters of the training text, judged on the held-out text.</summary>
    public static IEnumerable<double> Scores(SequenceModel model, SequenceModel untrained)
    {
        var (learnt, asked) = States(model);
        var (learntNew, askedNew) = States(untrained);
        return Enumerable.Range(0, Questions.Length).SelectMany(q => (double[])
        [
            BestUnit(learnt, asked, q), BestUnit(learntNew, askedNew, q),
            BestUnit(Letter(CharacterText.Train.Ids[^LearntFrom..], q), Letter(CharacterText.HeldOut.Ids, q), q),
            Probe(learnt, asked, q), Probe(learntNew, askedNew, q),
        ]);
    }

    /// <summary>One more control a question: the same labels, moved by half of the text, so that they mean nothing.</summary>
    public static IEnumerable<string> ShiftedColumns => Questions.Select(q => $"{q.Name} shifted");

    /// <summary>The numbers of <see cref="ShiftedColumns"/>: what the search for units finds where there is nothing to find.</summary>
    public static IEnumerable<double> ShiftedScores(SequenceModel model)
    {
        var (learnt, asked) = States(model);
        return Learn.Zip(Ask, (learn, ask) => UnitProbe.Rank(learnt, Shift(learn))[0].Score(asked, Shift(ask)));
    }

    /// <summary>What the best unit for a question says of each character of the held-out text; positive where it says yes.</summary>
    public static IEnumerable<double> Values(SequenceModel model, string question)
    {
        var (learnt, asked) = States(model);
        var unit = UnitProbe.Rank(learnt, Learn[Array.FindIndex(Questions, q => q.Name == question)])[0];
        return asked.Row(unit.Unit) * (unit.Above ? 1 : -1);
    }

    private static bool[] Shift(bool[] marks) => [.. marks[(marks.Length / 2)..], .. marks[..(marks.Length / 2)]];

    private static (Matrix<double> Learn, Matrix<double> Ask) States(SequenceModel model)
    {
        Matrix<double> Read(int[] ids) => model.Forward(Sequence.OfSymbols(ids)).Recurrent.H.Columns;
        return (Read(CharacterText.Train.Ids[^LearntFrom..]), Read(CharacterText.HeldOut.Ids));
    }

    private static double BestUnit(Matrix<double> learn, Matrix<double> ask, int question) =>
        UnitProbe.Rank(learn, Learn[question])[0].Score(ask, Ask[question]);

    // How often this character was inside, where the units were chosen.
    private static Matrix<double> Letter(int[] ids, int question)
    {
        var inside = CharacterText.Train.Ids[^LearntFrom..].Zip(Learn[question]).GroupBy(pair => pair.First)
            .ToDictionary(same => same.Key, same => same.Average(pair => pair.Second ? 1.0 : 0));
        return Matrix<double>.Build.Dense(1, ids.Length, (_, t) => inside.GetValueOrDefault(ids[t]));
    }

    // Ridge regression of ±1, each answer weighted so that both count alike; its value is then judged as a unit is.
    private static double Probe(Matrix<double> learn, Matrix<double> ask, int question)
    {
        double share = Learn[question].Average(yes => yes ? 1.0 : 0);
        var weights = Vector<double>.Build.DenseOfEnumerable(Learn[question].Select(yes => 1 / (yes ? share : 1 - share)));
        var signs = Vector<double>.Build.DenseOfEnumerable(Learn[question].Select(yes => yes ? 1.0 : -1));
        var (x, y) = (WithOne(learn), WithOne(ask));
        var weighted = Matrix<double>.Build.Dense(x.RowCount, x.ColumnCount, (i, t) => x[i, t] * weights[t]);
        var ridge = weighted.TransposeAndMultiply(x) + Matrix<double>.Build.DenseDiagonal(x.RowCount, 0.001 * x.ColumnCount);
        var w = ridge.Cholesky().Solve(weighted * signs);
        return BestUnit(w.ToRowMatrix() * x, w.ToRowMatrix() * y, question);

        static Matrix<double> WithOne(Matrix<double> states) => states.Stack(Matrix<double>.Build.Dense(1, states.ColumnCount, 1));
    }
}
