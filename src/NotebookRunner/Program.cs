using System.Globalization;

// A lesson prints the same digits in Seoul and in Berlin; a cell may choose another culture.
CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
return await NotebookRunner.Commands.Application.RunAsync(args);
