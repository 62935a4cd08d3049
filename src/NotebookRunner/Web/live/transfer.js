import { button, make } from "./dom.js";
import { exported, publishedNotebook, read } from "./notebook.js";

/** Buttons that save the lesson as a notebook, read one, and give the lesson's own code back. What they change can be taken back. */
export class Transfer {
  constructor({ lesson, cells, store, say }) {
    Object.assign(this, { lesson, cells, store, say });
    this.title = document.querySelector("h1")?.firstChild?.textContent.trim() ?? lesson;
    this.field = make("input", { type: "file", accept: ".ipynb,application/x-ipynb+json,application/json", hidden: true, data: { importFile: "" }, attributes: { "aria-label": "Notebook to import" } });
    this.field.onchange = () => this.import();
    this.buttons = [
      button("Export", "Export this lesson with your code as a notebook", { export: "" }, () => this.export()),
      button("Import", "Import your code from a notebook", { import: "" }, () => this.field.click()),
      button("Reset lesson", "Reset all cells to the lesson's code", { resetLesson: "" }, () => this.reset()),
      this.field,
    ];
  }

  async export() {
    await this.reporting(async () => {
      const notebook = exported(await publishedNotebook(this.lesson), this.cells);
      save(`${this.lesson}.ipynb`, `${JSON.stringify(notebook, null, 1)}\n`);
      this.say(`${this.lesson}.ipynb was saved, with your code and results.`, { lasting: false });
    });
  }

  async import() {
    const [file] = this.field.files;
    this.field.value = "";
    if (!file) return;
    await this.reporting(async () => {
      const { changes, unknown } = await read(file, await publishedNotebook(this.lesson), this.cells, this.title);
      const before = this.codeNow();
      for (const [cell, text] of changes) if (cell.source !== text) cell.source = text;
      const own = [...changes.keys()].filter(cell => cell.isChanged).length;
      const more = unknown === 0 ? "" : ` ${counted(unknown, "cell")} of the file that the lesson does not have ${unknown === 1 ? "was" : "were"} left out.`;
      this.say(`${counted(changes.size, "cell")} read from ${file.name}; ${own} differ${own === 1 ? "s" : ""} from the lesson.${more}`, { actions: [this.takeBack(before)] });
    });
  }

  reset() {
    const changed = this.cells.filter(cell => cell.isChanged), before = this.codeNow();
    if (changed.length === 0) return this.say("Nothing to reset: no cell differs from the lesson.", { lasting: false });
    changed.forEach(cell => cell.reset());
    this.say(`${counted(changed.length, "cell")} reset to the lesson's code.`, { actions: [this.takeBack(before)] });
  }

  /** Tells of code that was kept for cells which this version of the lesson does not have. */
  tellOfKeptCode() {
    const kept = this.store.orphans();
    if (kept.length === 0) return null;
    const line = make("p", { className: "live-note" }, `The lesson has changed since you worked on it. Your code of ${counted(kept.length, "cell")} has no place in it any more: `);
    const text = kept.map(({ text }) => text).join("\n\n// ----\n\n");
    const forget = () => { kept.forEach(({ key }) => this.store.write(key, null)); line.remove(); };
    line.append(button("Save it", "Save the code that has no place", {}, () => save(`${this.lesson}-kept.cs`, text)), " ", button("Forget it", "Forget the code that has no place", {}, forget));
    return line;
  }

  codeNow() { return this.cells.map(cell => [cell, cell.source]); }

  takeBack(before) {
    return button("Take back", "", { takeBack: "" }, () => {
      for (const [cell, text] of before) if (cell.source !== text) cell.source = text;
      this.say("Your code is as it was.", { lasting: false });
    });
  }

  async reporting(action) {
    try { await action(); } catch (error) { this.say(error.message, { isError: true }); }
  }
}

const counted = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;

function save(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/x-ipynb+json" }));
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
