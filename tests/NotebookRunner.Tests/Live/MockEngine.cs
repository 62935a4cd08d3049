namespace NotebookRunner.Tests.Live;

/// <summary>A worker that speaks as the engine does and does what a word in the cell's code tells it, so that the page is tested alone, and quickly.</summary>
internal static class MockEngine
{
    private const string Worker = """
        let runs = 0;
        const stream = (id, text) => ({ type: 'outputs', id, text, html: `<pre class="stdout">${text}</pre>\n`, outputs: [{ output_type: 'stream', name: 'stdout', text: [text] }] });
        const words = ['zebra', 'alpha', 'nonsenseCompleted'];
        const complete = before => {
          const typed = /\w*$/.exec(before)[0], fit = /many/.test(before) ? Array.from({ length: 3 }, (_, n) => `${typed}${n}`) : words.filter(word => word.startsWith(typed));
          return { from: before.length - typed.length, to: before.length, isCut: /many/.test(before), items: /\/\//.test(before) ? [] : fit.map(label => ({ label, kind: 'function' })) };
        };
        postMessage({ type: 'loading', done: 1, total: 2 });
        setTimeout(() => postMessage({ type: 'ready' }), 100);
        onmessage = ({ data: { type, id, name, source, request, position } }) => {
          const has = word => source.startsWith(word);
          if (type === 'complete') return postMessage({ type: 'completions', request, ...complete(source.slice(0, position)) });
          if (type === 'inspect') return postMessage({ type: 'inspection', request, text: `int ${/(\w*)\(?$/.exec(source.slice(0, position))[1]}(int count)` });
          if (type === 'diagnose') return postMessage({ type: 'diagnostics', request, items: has('nonsense') ? [{ from: 0, to: 8, severity: 'error', message: 'no such name' }] : [] });
          if (type !== 'run' || has('while (true)')) return;
          if (has('die')) return postMessage({ type: 'died', message: 'out of memory' });
          if (has('crash')) return setTimeout(() => { throw new Error('a fault of the engine'); });
          const html = /HTML\((.*)\)/s.exec(source), missing = /missing (\w+)/.exec(source);
          if (html) postMessage({ type: 'outputs', id, text: '', html: `<div class="markup">${html[1]}</div>\n`, outputs: [{ output_type: 'display_data', data: { 'text/html': [html[1]] }, metadata: {} }] });
          else if (missing) postMessage({ type: 'outputs', id, text: '', html: '<div class="error"><p><strong>Error</strong></p></div>', outputs: [{ output_type: 'error', ename: 'Compilation', evalue: `error CS0103: The name '${missing[1]}' does not exist in the current context`, traceback: [] }] });
          else if (!has('silent')) postMessage(stream(id, `run ${++runs}: ${name}: ${source.split('\n')[0]}`));
          postMessage({ type: 'finished', id, ok: !has('fail') && !missing, seconds: 0.25 });
        };
        """;

    /// <summary>A folder that holds it, as a published engine's would.</summary>
    public static string In(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "worker.js"), Worker);
        return folder;
    }
}
