/** An element with properties, data and children: make("button", { type: "button", data: { run: "" } }, "Run"). */
export function make(name, { data = {}, attributes = {}, ...properties } = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  Object.assign(element.dataset, data);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...children);
  return element;
}

export const button = (text, label, data, onClick) =>
  make("button", { type: "button", textContent: text, data, attributes: label ? { "aria-label": label } : {}, onclick: onClick });

/** Seconds as a reader wants them. */
export function duration(seconds) {
  if (seconds < 0.0995) return `${Math.max(1, Math.round(seconds * 1000))} ms`;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  if (seconds < 59.5) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes === 1 ? "1 minute" : `${minutes} minutes`;
}
