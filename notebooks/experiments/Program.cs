using System.Globalization;
using Experiments;

// dotnet run -c Release --project notebooks/experiments -- NAME [THREADS]: computes the table of an experiment again and writes it to data/experiments/NAME.csv.
var all = Catalogue.All;
if (args.Length is 0 or > 2 || all.FirstOrDefault(experiment => experiment.Name == args[0]) is not { } chosen)
{
    Console.Error.WriteLine($"Which experiment? {string.Join(", ", all.Select(experiment => experiment.Name))}. A number behind it is how many rows are computed at a time.");
    return 2;
}
int threads = args.Length == 2 ? int.Parse(args[1], CultureInfo.InvariantCulture) : Environment.ProcessorCount;
string path = Path.Combine(Catalogue.Folder, chosen.Name + ".csv");
Catalogue.Run(chosen, threads, Console.Out).Save(path);
Console.WriteLine($"Written to {Path.GetRelativePath(Environment.CurrentDirectory, path)}.");
return 0;
