import { duration } from "./dom.js";

// Cells that would take long here say so before they run, and are left out where nobody asked for them by name.

const patience = 10;
const missingName = /CS0103|CS0246|CS0117|CS1061|does not exist|could not be found/;

export const isSlow = cell => cell.liveSeconds >= patience;

export function explain(cell) {
  if (!isSlow(cell)) return;
  const sdk = +cell.element.dataset.sdkSeconds;
  cell.cost.textContent = `about ${duration(cell.liveSeconds)} here${sdk ? `, ${duration(sdk)} with the SDK` : ""}`;
}

export const leftOut = cell => {
  if (!cell.hasRun) cell.note(`Left out, because it takes about ${duration(cell.liveSeconds)} here. This is the stored result; Run computes it anew.`);
};

/** Whether a cell failed for want of something that a slow cell, which was left out, declares. */
export function isNeededBy(slow, cell) {
  const error = JSON.stringify(cell.outputs ?? []);
  return missingName.test(error) && [...error.matchAll(/'(\w+)'/g)].some(([, name]) => new RegExp(`\\b${name}\\b`).test(slow.source));
}
