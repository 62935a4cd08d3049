import { button, duration, make } from "./dom.js";
import { Transfer } from "./transfer.js";

/** The lesson's own buttons, below its title, and the line at the foot of the window that says what runs. */
export class LessonBar {
  constructor({ lesson, cells, runner, store }) {
    Object.assign(this, { lesson, cells, runner });
    this.transfer = new Transfer({ lesson, cells, store, say: (...words) => this.say(...words) });
    this.addTools();
    this.addStatus();
    runner.addEventListener("loading", ({ detail }) => this.showLoading(detail));
    runner.addEventListener("start", ({ detail }) => this.showStart(detail));
    runner.addEventListener("end", ({ detail }) => this.showEnd(detail));
  }

  addTools() {
    const { runner } = this;
    this.runAllButton = button("Run all", "Run all cells of this lesson", { runAll: "" }, () => runner.runAll());
    const tools = make("div", { className: "live-lesson", attributes: { role: "group", "aria-label": "This lesson" } }, this.runAllButton, ...this.transfer.buttons);
    document.querySelector(".facts").after(tools);
    const kept = this.transfer.tellOfKeptCode();
    if (kept) tools.after(kept);
  }

  addStatus() {
    this.progress = make("progress", { hidden: true, attributes: { "aria-label": "Loading .NET" } });
    this.line = make("p", { attributes: { role: "status", "aria-live": "polite" } });
    this.actions = make("span", { className: "live-actions" });
    this.stopButton = button("Stop", "Stop what runs", { stopAll: "" }, () => this.runner.stop());
    this.closeButton = button("×", "Hide this message", { hide: "" }, () => { this.status.hidden = true; });
    this.status = make("div", { className: "live-status", hidden: true, attributes: { role: "region", "aria-label": "What runs" } },
      this.progress, this.line, this.actions, this.stopButton, this.closeButton);
    document.body.append(this.status);
  }

  /** Says a sentence at the foot of the window. */
  say(text, { actions = [], isBusy = false, isError = false, lasting = true } = {}) {
    clearTimeout(this.hiding);
    this.status.toggleAttribute("data-error", isError);
    this.line.textContent = text;
    this.actions.replaceChildren(...actions);
    this.stopButton.hidden = !isBusy;
    this.closeButton.hidden = isBusy;
    this.progress.hidden = true;
    this.status.hidden = false;
    if (!lasting) this.hiding = setTimeout(() => { this.status.hidden = true; }, 6000);
  }

  showLoading({ done, total }) {
    if (!this.runner.isBusy) return;
    const first = this.line.dataset.loading !== "";
    if (first) this.say("Loading .NET and the C# compiler, once for all lessons …", { isBusy: true });
    this.line.dataset.loading = "";
    this.progress.hidden = false;
    Object.assign(this.progress, { max: total || 1, value: done });
  }

  showStart({ cell, place, total, sentence }) {
    const { isReady } = this.runner.engine;
    const what = total > 1 ? `${cell.title}: ${place} of ${total} runs. ${place === 1 ? sentence : ""}` : `${cell.title} runs.`;
    if (isReady) delete this.line.dataset.loading;
    this.say(isReady ? what : `${sentence} Starting .NET …`.trim(), { isBusy: true });
    if (!isReady) this.runner.engine.start().then(() => { if (this.runner.current === cell) this.say(what, { isBusy: true }); }, () => {});
  }

  showEnd({ failed, done, skipped, stopped }) {
    delete this.line.dataset.loading;
    if (stopped) return this.say("Stopped. The variables of this page are gone; the next cell that you run starts anew.");
    if (failed) return this.say(`${failed.title} ended with an error.`, { actions: [this.goTo(failed)], isError: true });
    if (skipped.length > 0) return this.sayLeftOut(skipped);
    this.say(done > 1 ? `${done} cells have run.` : "Done.", { lasting: false });
  }

  sayLeftOut(skipped) {
    const seconds = skipped.reduce((sum, cell) => sum + cell.liveSeconds, 0);
    const which = skipped.length === 1 ? `${skipped[0].title}, which takes long here, was left out.` : `${skipped.length} cells that take long here were left out.`;
    const all = button(`Run all, with them (about ${duration(seconds)})`, "", { runSlow: "" }, () => this.runner.runAll({ withSlow: true }));
    this.say(`Done. ${which}`, { actions: [all] });
  }

  goTo(cell) {
    return button("Show it", `Show ${cell.spoken}`, {}, () => {
      cell.element.scrollIntoView({ block: "center" });
      cell.focus();
    });
  }
}
