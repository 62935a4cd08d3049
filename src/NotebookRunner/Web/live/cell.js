import { button, duration, make } from "./dom.js";
import { figureIds, show } from "./outputs.js";

/** One code cell of the page: its code, its buttons, its state and its outputs. */
export class Cell {
  onRun = () => {};
  onRunAbove = () => {};
  onStop = () => {};
  /** The outputs in nbformat's form, as this page's engine gave them; none before it ran here. */
  outputs = null;
  /** Whether the running engine has executed the cell. */
  hasRun = false;

  constructor(element, store) {
    this.element = element;
    this.store = store;
    this.number = +element.dataset.number;
    this.section = element.dataset.section;
    this.isSolution = this.section === "solutions";
    this.title = this.isSolution ? `Solution cell ${this.number}` : `Cell ${this.number}`;
    this.spoken = this.title[0].toLowerCase() + this.title.slice(1);
    this.mayFail = "mayFail" in element.dataset;
    this.liveSeconds = +element.dataset.liveSeconds || 0;
    this.code = element.querySelector(".code code");
    this.lesson = this.code.textContent;
    this.key = store.keyFor(this.section, this.lesson);
    this.text = store.read(this.key) ?? this.lesson;
    this.prepareOutputs();
    this.addTools();
    this.showChange();
    if (!this.isChanged) return;
    this.code.textContent = this.text;
    if (!this.place.hidden) this.note("This is your code. The result below is the lesson's until you run it.");
  }

  get isSetup() { return /^\s*#!import\b/.test(this.lesson); }

  get isChanged() { return this.text !== this.lesson; }

  get state() { return this.element.dataset.state; }

  set state(state) {
    this.element.dataset.state = state;
    const isBusy = state === "loading" || state === "running";
    this.stopButton.hidden = !isBusy;
    this.runButton.hidden = isBusy;
    this.element.setAttribute("aria-busy", String(isBusy));
  }

  get source() { return this.text; }

  /** Changes the code: as the reader types (the editor has it already), or from elsewhere. */
  set source(text) {
    this.text = text;
    this.store.write(this.key, this.isChanged ? text : null);
    this.code.textContent = text;
    if (this.editor && this.editor.text !== text) this.editor.text = text;
    this.showChange();
  }

  /** The lesson's code and the lesson's result. */
  reset() {
    this.source = this.lesson;
    if (this.state === "loading" || this.state === "running") return;
    this.state = "idle";
    this.outputs = null;
    this.note();
    this.restoreStored();
  }

  restoreStored() {
    show(this.place, this.stored, this.figures);
    this.place.hidden = this.place.childElementCount === 0;
    this.place.classList.remove("stale");
    this.time.textContent = this.storedTime;
  }

  showOutputs({ html, outputs }) {
    const { scripts } = show(this.place, html, this.figures);
    this.outputs = outputs;
    this.place.hidden = this.place.childElementCount === 0;
    this.place.classList.remove("stale");
    if (scripts) this.note("Scripts in the HTML that a cell shows do not run on this page.");
  }

  showTime(seconds) {
    this.time.textContent = duration(seconds);
    this.time.title = "Run time of this cell in this browser";
  }

  /** A sentence below the code; without one, none. */
  note(...content) {
    this.noteLine.replaceChildren(...content);
    this.noteLine.hidden = content.length === 0;
  }

  focus() { (this.editor ?? this.runButton).focus(); }

  prepareOutputs() {
    this.place = this.element.querySelector(":scope > .result") ?? make("div", { className: "result", hidden: true, attributes: { role: "group", "aria-label": "Result" } });
    this.place.dataset.outputs = "";
    this.stored = this.place.innerHTML;
    this.figures = figureIds(this.place);
  }

  addTools() {
    const { spoken } = this;
    this.runButton = button("Run", `Run ${spoken}`, { run: "" }, () => this.onRun());
    this.stopButton = button("Stop", `Stop ${spoken}`, { stop: "" }, () => this.onStop());
    this.stopButton.hidden = true;
    this.aboveButton = button("Run all above", `Run all cells above ${spoken}`, { runAbove: "" }, () => this.onRunAbove());
    this.aboveButton.hidden = this.isSolution || this.isSetup;
    this.resetButton = button("Reset cell", `Reset ${spoken} to the lesson's code`, { reset: "" }, () => this.reset());
    this.time = this.element.querySelector(".time") ?? make("p", { className: "time" });
    this.storedTime = this.time.textContent;
    this.cost = make("span", { className: "live-cost" });
    const tools = make("div", { className: "live-tools" }, this.runButton, this.stopButton, this.aboveButton, this.resetButton, this.cost, this.time);
    this.noteLine = make("p", { className: "live-note", hidden: true });
    // The code of some cells is folded, their buttons are not.
    this.element.querySelector(":scope > .folded, :scope > .code").after(tools, this.noteLine, this.place);
  }

  showChange() {
    this.resetButton.hidden = !this.isChanged;
    this.element.toggleAttribute("data-changed", this.isChanged);
  }
}
