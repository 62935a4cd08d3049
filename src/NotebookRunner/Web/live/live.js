// A lesson's page whose cells run. Every module keeps one concept; this one puts them together.
import { LessonBar } from "./bar.js";
import { Cell } from "./cell.js";
import { openEditorsLazily } from "./editors.js";
import { Engine } from "./engine.js";
import { keepBook, keepEngine } from "./offline.js";
import { Runner } from "./runner.js";
import { Store } from "./store.js";
import { explain } from "./slow.js";

function startLesson(lesson) {
  const store = new Store(lesson);
  const engine = new Engine(new URL("engine/worker.js", document.baseURI));
  const cells = [...document.querySelectorAll("[data-cell]")].map(element => new Cell(element, store));
  const runner = new Runner(cells, engine);
  new LessonBar({ lesson, cells, runner, store });
  for (const cell of cells) {
    cell.onRun = () => runner.run(cell);
    cell.onRunAbove = () => runner.runAbove(cell);
    cell.onStop = () => runner.stop();
    explain(cell);
  }
  runner.addEventListener("end", () => { if (engine.isReady) keepEngine(); }, { once: true });
  openEditorsLazily(cells, engine);
}

keepBook();
const lesson = document.querySelector("meta[name='rnn-lesson']")?.content;
if (lesson) startLesson(lesson);
