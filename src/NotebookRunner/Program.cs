return await NotebookRunner.Commands.Application.RunAsync(args);
