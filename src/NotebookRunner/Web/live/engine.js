/** .NET in a worker of its own, which is started when the first cell runs. What a worker says comes back to whoever asked. */
export class Engine {
  onLoading = () => {};

  constructor(address) {
    this.address = address;
    this.requests = new Map();
    this.shows = new Map();
    this.next = 1;
  }

  get isReady() { return this.readyNow === true; }

  /** Starts the worker, or waits for the one that starts. Fails when it cannot be started. */
  start() {
    return this.ready ??= new Promise((resolve, reject) => {
      this.worker = new Worker(this.address, { type: "module" });
      this.worker.onmessage = ({ data }) => this.take(data, resolve);
      this.worker.onerror = event => {
        event.preventDefault?.();
        this.lose(event.message || "the engine could not be loaded");
      };
      this.refuse = reject;
    });
  }

  /** Runs a cell: calls show with its outputs as they come, and gives { ok, seconds }. A lost engine gives { ok: false, lost }. */
  async run(cell, show) {
    try {
      await this.start();
    } catch (error) {
      return { ok: false, lost: error.message };
    }
    const id = String(this.next++);
    // A later cell may change what this one shows.
    this.shows.set(id, show);
    return new Promise(finish => {
      this.running = { id, finish };
      this.worker.postMessage({ type: "run", id, name: cell.title, source: cell.source });
    });
  }

  /** Asks the compiler about some code; null where the engine is not there, busy or silent. */
  ask(question) {
    if (!this.isReady || this.running) return Promise.resolve(null);
    const request = this.next++;
    return new Promise(answer => {
      this.requests.set(request, answer);
      setTimeout(() => this.answer(request, null), 10000);
      this.worker.postMessage({ ...question, request });
    });
  }

  /** Ends the worker, and with it all variables. */
  stop(reason) { this.lose(reason); }

  take(message, resolve) {
    switch (message.type) {
      case "loading": return this.onLoading(message.done, message.total);
      case "ready":
        this.readyNow = true;
        return resolve();
      case "outputs": return this.shows.get(message.id)?.(message);
      case "finished": return this.finish(message);
      case "completions":
      case "inspection":
      case "diagnostics": return this.answer(message.request, message);
      case "died": return this.lose(message.message);
    }
  }

  finish({ id, ok, seconds }) {
    const { running } = this;
    if (running?.id !== id) return;
    this.running = null;
    running.finish({ ok, seconds });
  }

  answer(request, message) {
    this.requests.get(request)?.(message);
    this.requests.delete(request);
  }

  lose(reason) {
    const { running, refuse } = this;
    this.worker?.terminate();
    Object.assign(this, { worker: null, ready: null, readyNow: false, running: null, refuse: null });
    this.shows.clear();
    [...this.requests.keys()].forEach(request => this.answer(request, null));
    refuse?.(new Error(reason));
    running?.finish({ ok: false, lost: reason });
  }
}
