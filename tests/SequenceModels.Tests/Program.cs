using SequenceModels.Tests.Numerics;

// The tests are a library to whoever runs them; started as a program, they print what WidthTests compares.
Console.WriteLine(string.Join(' ', WidthTests.Learnt()));
