namespace SequenceModels.Charts;

public static partial class LessonCharts
{
    extension(Chart)
    {
        /// <summary>A text coloured by one number a character: blue below zero, orange above, the stronger the further out: <c>Chart.ColouredText("Unit 7 counts the line", text, unit, "unit 7 of h_t")</c>.</summary>
        /// <remarks>The colours are written into the HTML, so that they show where scripts may not run.</remarks>
        /// <param name="title">The finding, in one sentence.</param>
        /// <param name="text">What is read; of a text over 4,000 characters the beginning is shown.</param>
        /// <param name="values">One number a character.</param>
        /// <param name="valueLabel">What the numbers are.</param>
        /// <exception cref="ArgumentException">There are more or fewer values than characters, or no title.</exception>
        public static TextView ColouredText(string title, string text, IEnumerable<double> values, string valueLabel)
        {
            AllGiven(title, text, values, valueLabel);
            var characters = Characters.Of(text);
            double[] numbers = [.. values];
            if (numbers.Length != characters.Length || numbers.Length == 0)
                throw new ArgumentException($"The text has {characters.Length} characters and there are {numbers.Length} values: give one value a character.");
            return new(title, characters, numbers, valueLabel);
        }
    }
}
