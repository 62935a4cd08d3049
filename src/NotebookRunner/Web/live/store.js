/**
 * The reader's code in the browser's storage: only what differs from the lesson, under a name made of the lesson's own code,
 * so that code for a cell that has since been changed is not put into another.
 */
export class Store {
  constructor(lesson) {
    this.prefix = `rnn-live/${lesson}/`;
    this.seen = new Map();
    this.keys = new Set();
  }

  /** The name under which a cell's code is kept. Cells with the same code are counted. */
  keyFor(section, code) {
    const name = `${section}-${fingerprint(code)}`, count = (this.seen.get(name) ?? 0) + 1;
    this.seen.set(name, count);
    const key = `${this.prefix}${name}-${count}`;
    this.keys.add(key);
    return key;
  }

  read(key) {
    try { return localStorage.getItem(key); } catch { return null; }
  }

  /** Keeps the text, or forgets it where it is null. */
  write(key, text) {
    try {
      if (text === null) localStorage.removeItem(key);
      else localStorage.setItem(key, text);
    } catch {
      this.isFull = true; // No storage, or no room: the code lives as long as the page.
    }
  }

  /** What was kept for cells that this version of the lesson does not have. */
  orphans() {
    try {
      return Object.keys(localStorage).filter(key => key.startsWith(this.prefix) && !this.keys.has(key)).map(key => ({ key, text: localStorage.getItem(key) }));
    } catch {
      return [];
    }
  }
}

// cyrb53: short, and far from repeating itself within a lesson.
function fingerprint(text) {
  let a = 0xdeadbeef, b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
}
