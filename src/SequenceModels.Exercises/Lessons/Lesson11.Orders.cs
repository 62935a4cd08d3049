using SequenceModels.Cells;
using SequenceModels.Data.Images;
using SequenceModels.Layers;

namespace SequenceModels.Exercises.Lessons;

/// <summary>Pages with their pixels at other places.</summary>
internal static partial class Lesson11
{
    private static Exercise WhatCanBeUndone => new Exercise<Func<bool[]>>("11.1", ExerciseKind.Predict)
    {
        Asks = "five times true or false: columns shuffled, mirrored, upside down, every row in its own way, all pixels shuffled",
        Hints =
        [
            "At every step a row meets W_xh, and every column of W_xh belongs to one place in the row. Which of the changes is the same for all rows?",
            "Rearranging the columns of W_xh undoes one order of the places in a row, and the same one at every step. The order of the rows is the order of time.",
            "Ask of each of the five: does every pixel stay in its row? And do all rows use the same new order? Only if both answers are yes can it be undone.",
        ],
        Because = "One W_xh serves all rows. So any order of the columns can be undone, a mirror included, if it is the same in every row. The order of the rows is time, and no weight of the input can reverse that.",
        Right = () => [.. Changes.Select(CanBeUndone)],
        Mistakes =
        {
            { "left and right have a meaning", "A mirror is a shuffle, too: the columns in reverse order, in every row alike.", () => [true, false, false, false, false] },
            { "time has no direction", "Upside down, the last row comes first. Which weights could reverse the order of time?", () => [true, true, true, false, false] },
            { "weights not shared", "There is one W_xh for all rows. What undoes the order of one row spoils the next, if that one has a different order.", () => [true, true, false, true, false] },
            { "all but the last", "A row that changes in its own way needs its own columns, and a row that comes at another time needs another time. Which of these can W_xh give?", () => [true, true, true, true, false] },
            { "linear classifier", "That is what the linear classifier would answer, which has a separate weight for every pixel. The row reader has one for each column.", () => [true, true, true, true, true] },
            { "nothing may move", "Some of these can be undone: left and right have never meant anything to W_xh.", () => [false, false, false, false, false] },
            { "rows and columns exchanged", "The reader takes row after row: the rows are its time, the columns its features.", () => [false, false, true, false, false] },
        },
    };

    private static Exercise AsTheOxPloughs => new Exercise<Func<int, int[]>>("11.4", ExerciseKind.Change)
    {
        Asks = "a function of the side of a square page that returns the order of its pixels: for each place of the new page, which pixel of the old one stands there",
        Hints =
        [
            "Pixel i of the page lies in row i / side and column i % side.",
            "The row stays as it is. In every other row the column is counted from the other end; the first row (number 0) is read as usual.",
            "Counted from the other end, the first column becomes the last. What do a column and its partner sum to?",
        ],
        Because = "Nothing leaves its row and no row leaves its place. Yet every other step meets W_xh the wrong way round: the stroke that went on \"a little further left\" now jumps across the page.",
        Trials = () => [[4], [3], [1], [2], [28]],
        Right = side => Ordered(side, (row, column) => (row, row % 2 == 1 ? side - 1 - column : column)),
        Mistakes =
        {
            { "order not changed", "This is the page as it was.", side => Ordered(side, (row, column) => (row, column)) },
            { "every row turned", "All rows are reversed: that is a mirror, and the reader would not mind.", side => Ordered(side, (row, column) => (row, side - 1 - column)) },
            { "wrong rows turned", "The first row is read from left to right, the second is reversed.", side => Ordered(side, (row, column) => (row, row % 2 == 0 ? side - 1 - column : column)) },
            { "columns turned", "Every other column is reversed, from the bottom up. Row and column have changed places.", side => Ordered(side, (row, column) => (column % 2 == 1 ? side - 1 - row : row, column)) },
            { "row forgotten", "The reversed column was counted, but not the pixels of the rows above: all of this lies in the first row.", side => Ordered(side, (row, column) => (0, row % 2 == 1 ? side - 1 - column : column)) },
            { "every other pixel", "Every other pixel was exchanged with its partner. Every other row must be reversed, all of it.", side => Ordered(side, (row, column) => (row, (row * side + column) % 2 == 1 ? side - 1 - column : column)) },
            { "rows exchanged", "The rows change places, and the columns stay. The rows should stay, and the columns be reversed.", side => Ordered(side, (row, column) => (side - 1 - row, column)) },
            { "off by one step", "The reversed rows begin one place too far to the right: the last column of a page has the number side − 1.", side => Ordered(side, (row, column) => (row, row % 2 == 1 ? side - column : column)) },
        },
    };

    /// <summary>On a page of four rows and three columns: the five changes of exercise 11.1.</summary>
    private static int[][] Changes { get; } =
    [
        [1, 2, 0, 4, 5, 3, 7, 8, 6, 10, 11, 9],
        [2, 1, 0, 5, 4, 3, 8, 7, 6, 11, 10, 9],
        [9, 10, 11, 6, 7, 8, 3, 4, 5, 0, 1, 2],
        [0, 1, 2, 5, 4, 3, 7, 8, 6, 10, 9, 11],
        [7, 2, 9, 0, 11, 5, 1, 3, 10, 8, 6, 4],
    ];

    /// <summary>Whether some order of W_xh's columns gives the changed pages the states of the old ones.</summary>
    private static bool CanBeUndone(int[] change)
    {
        var random = new Random(1);
        var bytes = new byte[60];
        random.NextBytes(bytes);
        var pages = new LabeledImages(bytes, [0, 1, 2, 3, 4], height: 4, width: 3);
        var cell = new RnnCell(inputSize: 3, hiddenSize: 4, random);
        var (wxh, intact) = (cell.Wxh.Value.Clone(), new RecurrentLayer(cell).Forward(pages.Read().X).Final.H);
        int[][] orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
        return orders.Any(order =>
        {
            cell.Wxh.Set(M.DenseOfColumns(order.Select(wxh.Column)));
            return (new RecurrentLayer(cell).Forward(pages.Permuted(change).Read().X).Final.H - intact).Enumerate().All(gap => Math.Abs(gap) < 1e-9);
        });
    }

    private static int[] Ordered(int side, Func<int, int, (int Row, int Column)> from) =>
        [.. Enumerable.Range(0, side * side).Select(i => from(i / side, i % side)).Select(place => place.Row * side + place.Column)];
}
