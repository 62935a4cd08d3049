"use strict";

// What a lesson and its slides share: colours, equations, code.

const root = document.documentElement;
const systemDark = matchMedia("(prefers-color-scheme: dark)");

function isDark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : systemDark.matches;
}

// Without a theme the page follows the system.
function setTheme(theme) {
  if (theme) root.dataset.theme = theme;
  else delete root.dataset.theme;
  window.dispatchEvent(new Event("rnn-theme"));
}

function switchTheme() {
  setTheme(isDark() ? "light" : "dark");
  try { localStorage.setItem("rnn-theme", root.dataset.theme); } catch { /* No storage: for this page only. */ }
}

function drawEquations() {
  if (!window.katex) return;
  // The speaker's window has no style for them: there they stay as they are written.
  const equations = [...document.querySelectorAll(".math")].filter(element => !element.closest("aside.notes"));
  for (const element of equations) {
    katex.render(element.textContent, element, { displayMode: element.classList.contains("display"), throwOnError: false });
    element.classList.add("drawn");
  }
  const short = equations.filter(element => element.offsetWidth < 200 && !element.classList.contains("display"));
  short.forEach(holdPunctuation);
}

// A line must not begin with the full stop of the equation before it.
function holdPunctuation(equation) {
  const next = equation.nextSibling;
  if (next?.nodeType !== Node.TEXT_NODE || !/^[.,;:!?)\]]/.test(next.data)) return;
  const held = Object.assign(document.createElement("span"), { className: "held" });
  equation.before(held);
  held.append(equation, next.data[0]);
  next.data = next.data.slice(1);
}

function colourCode() {
  if (!window.hljs) return;
  for (const code of document.querySelectorAll("pre > code[class*=language-]")) {
    const language = /language-(\S+)/.exec(code.className)[1];
    if (hljs.getLanguage(language)) hljs.highlightElement(code);
  }
}

drawEquations();
colourCode();
