namespace NotebookRunner.Running;

/// <summary>Watches a run, for example to draw its progress. Calls come from several threads.</summary>
internal interface IRunObserver
{
    void Started(NotebookTask notebook, int cells) { }

    /// <summary>A running cell printed something.</summary>
    void Wrote(NotebookTask notebook, string text) { }

    void CellDone(NotebookTask notebook, int cellsRun) { }

    void Finished(NotebookTask notebook, NotebookResult result) { }
}
