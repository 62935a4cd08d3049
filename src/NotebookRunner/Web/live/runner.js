import { isNeededBy, isSlow, leftOut } from "./slow.js";

const gone = "The variables of this page are gone; the next cell that you run starts anew.";

/** Runs cells one after the other, each after those it builds on, and tells listeners how it goes. */
export class Runner extends EventTarget {
  queue = [];
  skipped = [];
  current = null;

  constructor(cells, engine) {
    super();
    Object.assign(this, { cells, engine });
    engine.onLoading = (done, total) => this.tell("loading", { done, total });
  }

  get isBusy() { return this.current !== null; }

  /** Runs a cell, and before it the cells above that this engine has not run yet. */
  run(cell) {
    if (cell === this.current || this.queue.includes(cell)) return;
    const first = this.before(cell).filter(above => !above.hasRun);
    this.add([...this.light(first), cell], first.length > 0 ? `${this.countOf(first)} above ${cell.spoken} run first.` : "");
  }

  runAbove(cell) {
    const above = this.before(cell);
    this.add(this.light(above), `${this.countOf(above)} above ${cell.spoken} run.`);
  }

  /** Runs the lesson from the top; slow cells only where asked for. */
  runAll({ withSlow = false } = {}) {
    const lesson = this.cells.filter(cell => !cell.isSolution);
    this.add(withSlow ? lesson : this.light(lesson), "");
  }

  /** Ends what runs. The engine has nothing finer than its end. */
  stop() {
    if (!this.isBusy) return;
    this.stopped = true;
    this.engine.stop("Stopped.");
  }

  // A lesson's cells build on those above; its exercises and each solution stand on the setup alone.
  before(cell) {
    const setup = this.cells.find(other => other.isSetup);
    const fold = cell.element.closest(".rnn-solution");
    const above = this.cells.slice(0, this.cells.indexOf(cell))
      .filter(other => other !== setup && other.section === cell.section && other.element.closest(".rnn-solution") === fold);
    return setup && setup !== cell ? [setup, ...above] : above;
  }

  light(cells) {
    const slow = cells.filter(isSlow);
    this.skipped.push(...slow.filter(cell => !this.skipped.includes(cell)));
    slow.forEach(leftOut);
    return cells.filter(cell => !isSlow(cell));
  }

  countOf(cells) { return cells.length === 1 ? "The cell" : `The ${cells.length} cells`; }

  add(cells, sentence) {
    const wanted = cells.filter(cell => cell !== this.current && !this.queue.includes(cell) && cell.source.trim() !== "");
    wanted.forEach(cell => cell.element.toggleAttribute("data-waiting", true));
    this.queue.push(...wanted);
    this.total = this.isBusy ? this.total + wanted.length : wanted.length;
    if (!this.isBusy) this.drain(sentence);
  }

  async drain(sentence) {
    this.stopped = false;
    let done = 0, failed = null;
    while (this.queue.length > 0 && !failed) {
      const cell = this.current = this.queue.shift();
      cell.element.toggleAttribute("data-waiting", false);
      this.tell("start", { cell, place: ++done, total: this.total, sentence });
      if (!await this.runOne(cell)) failed = cell;
    }
    this.queue.forEach(cell => cell.element.toggleAttribute("data-waiting", false));
    this.queue = [];
    this.current = null;
    const skipped = this.skipped.splice(0).filter(cell => !cell.hasRun);
    this.tell("end", { failed, done, skipped, stopped: this.stopped });
  }

  /** Whether the queue may go on. */
  async runOne(cell) {
    cell.note();
    cell.place.classList.add("stale");
    cell.state = this.engine.isReady ? "running" : "loading";
    const started = this.engine.start().then(() => { if (cell === this.current) cell.state = "running"; }, () => {});
    const result = await this.engine.run(cell, message => cell.showOutputs(message));
    await started;
    if (result.lost) return this.lose(cell, result.lost);
    if (!result.ok && !cell.mayFail && this.skipped.some(slow => isNeededBy(slow, cell))) return this.passOver(cell);
    cell.hasRun = true;
    cell.state = result.ok ? "done" : "failed";
    if (cell.place.classList.contains("stale")) cell.showOutputs({ html: "", outputs: [] });
    cell.showTime(result.seconds);
    return result.ok || cell.mayFail;
  }

  // The slow cell above was left out, so what it declares is missing: this one keeps its stored result, too.
  passOver(cell) {
    const slow = this.skipped.find(other => isNeededBy(other, cell));
    cell.outputs = null;
    cell.restoreStored();
    cell.state = "idle";
    cell.note(`Left out: it needs ${slow.spoken}, which was left out. This is the stored result.`);
    // What needs this one in turn is left out, too.
    this.skipped.push(cell);
    return true;
  }

  lose(cell, reason) {
    for (const other of this.cells) {
      other.hasRun = false;
      if (other.state === "done" || other.state === "failed") other.state = "idle";
    }
    cell.state = "failed";
    // An older result would pass for this run's; the lesson's own is none of it.
    if (cell.place.classList.contains("stale") && (cell.outputs || cell.isChanged)) cell.showOutputs({ html: "", outputs: [] });
    cell.place.classList.remove("stale");
    cell.note(`${/[.!?]$/.test(reason) ? reason : `The engine has ended: ${reason}.`} ${gone}`);
    return false;
  }

  tell(type, detail) { this.dispatchEvent(new CustomEvent(type, { detail })); }
}
