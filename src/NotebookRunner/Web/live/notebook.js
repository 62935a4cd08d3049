// The lesson as a notebook file: with the reader's code and results on the way out, and read back on the way in.

const mostBytes = 64 * 1024 * 1024;
const trimmed = text => text.replace(/\r\n?/g, "\n").replace(/^\n+|\n+$/g, "");
const textOf = source => (Array.isArray(source) ? source.join("") : source);
const linesOf = text => text.split(/(?<=\n)/);

/** The lesson's notebook as it was published. */
export async function publishedNotebook(lesson) {
  const response = await fetch(`notebooks/${lesson}.ipynb`);
  if (!response.ok) throw new Error(`notebooks/${lesson}.ipynb could not be loaded (${response.status}).`);
  return response.json();
}

/** A notebook with the reader's code, and the outputs of the cells that ran here. Code that was changed and did not run has none. */
export function exported(published, cells) {
  const notebook = structuredClone(published);
  for (const cell of cells.filter(cell => !cell.isSolution)) {
    const target = notebook.cells[cell.number - 1];
    if (cell.isChanged) target.source = linesOf(cell.source);
    if (!cell.isChanged && !cell.outputs) continue;
    target.outputs = cell.outputs ?? [];
    target.execution_count = null;
    delete target.metadata.rnn;
  }
  return notebook;
}

/** What a file changes on this page: { changes: Map from cell to code, unknown: how many of the file's cells the lesson does not have }. Throws what is wrong with it. */
export async function read(file, published, cells, title) {
  const notebook = parsed(await contentOf(file), file.name);
  const known = knownCells(published, cells);
  const code = notebook.cells.filter(cell => cell.cell_type === "code" && textOf(cell.source).trim() !== "" && !/^\s*#!import\b/.test(textOf(cell.source)));
  const found = code.map(cell => [known.byId.get(cell.id) ?? known.byText.get(trimmed(textOf(cell.source))), trimmed(textOf(cell.source))]);
  const changes = new Map(found.filter(([cell]) => cell));
  if (changes.size === 0 || changes.size * 2 < code.length)
    throw new Error(`${file.name} is no copy of this lesson: ${changes.size} of its ${code.length} cells belong to “${title}”. Open the page of its own lesson and import it there.`);
  return { changes, unknown: found.length - changes.size };
}

async function contentOf(file) {
  if (file.size > mostBytes) throw new Error(`${file.name} has ${Math.round(file.size / 1e6)} MB, which no lesson has. Choose the notebook that you exported.`);
  return file.text();
}

function parsed(text, name) {
  const save = "Choose a notebook (.ipynb) that was exported here or saved from an editor.";
  let notebook;
  try { notebook = JSON.parse(text); } catch (error) { throw new Error(`${name} is not JSON (${error.message}). ${save}`); }
  if (notebook?.nbformat !== 4 || !Array.isArray(notebook.cells)) throw new Error(`${name} is no notebook of nbformat 4. ${save}`);
  const isCell = cell => cell && typeof cell.cell_type === "string" && (typeof cell.source === "string" || (Array.isArray(cell.source) && cell.source.every(line => typeof line === "string")));
  const wrong = notebook.cells.findIndex(cell => !isCell(cell));
  if (wrong >= 0) throw new Error(`${name}, cell ${wrong + 1} has no type or no text. ${save}`);
  return notebook;
}

function knownCells(published, cells) {
  const lesson = cells.filter(cell => !cell.isSolution && !cell.isSetup);
  return {
    byId: new Map(lesson.map(cell => [published.cells[cell.number - 1].id, cell])),
    byText: new Map(lesson.map(cell => [trimmed(cell.lesson), cell])),
  };
}
