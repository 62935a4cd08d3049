"use strict";

const root = document.documentElement;
const systemDark = matchMedia("(prefers-color-scheme: dark)");

function isDark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : systemDark.matches;
}

function setUpThemeButton() {
  const button = document.querySelector("button.theme");
  const show = () => button.setAttribute("aria-pressed", String(isDark()));
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try { localStorage.setItem("rnn-theme", root.dataset.theme); } catch { /* No storage: for this page only. */ }
    show();
    window.dispatchEvent(new Event("rnn-theme"));
  });
  systemDark.addEventListener("change", show);
  show();
}

function drawEquations() {
  if (!window.katex) return;
  for (const element of document.querySelectorAll(".math")) {
    katex.render(element.textContent, element, { displayMode: element.classList.contains("display"), throwOnError: false });
    element.classList.add("drawn");
  }
}

function colourCode() {
  if (!window.hljs) return;
  for (const code of document.querySelectorAll("pre > code[class*=language-]")) {
    const language = /language-(\S+)/.exec(code.className)[1];
    if (hljs.getLanguage(language)) hljs.highlightElement(code);
  }
}

function addCopyButtons() {
  for (const code of document.querySelectorAll("pre > code")) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "copy", textContent: "Copy" });
    button.addEventListener("click", async () => {
      button.textContent = await copy(code);
      setTimeout(() => { button.textContent = "Copy"; }, 2000);
    });
    const frame = document.createElement("div");
    frame.className = "frame";
    code.parentElement.replaceWith(frame);
    frame.append(code.parentElement, button);
  }
}

async function copy(code) {
  try {
    await navigator.clipboard.writeText(code.textContent);
    return "Copied";
  } catch {
    getSelection().selectAllChildren(code);
    return "Press Ctrl+C";
  }
}

// What scrolls sideways must be reachable with the keyboard.
function makeScrollersReachable() {
  for (const element of document.querySelectorAll("pre, .markup, .table")) {
    if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
  }
}

function wrapTables() {
  for (const table of document.querySelectorAll("article > table")) {
    const frame = document.createElement("div");
    frame.className = "table";
    table.replaceWith(frame);
    frame.append(table);
  }
}

function markCurrentSection() {
  const links = new Map([...document.querySelectorAll(".contents a")].map(link => [decodeURIComponent(link.hash.slice(1)), link]));
  const headings = [...links.keys()].map(id => document.getElementById(id));
  if (headings.length === 0) return;
  const mark = () => {
    const passed = headings.filter(heading => heading.getBoundingClientRect().top < innerHeight / 4);
    const current = links.get((passed.at(-1) ?? headings[0]).id);
    for (const link of links.values()) link.toggleAttribute("aria-current", link === current);
  };
  new IntersectionObserver(mark, { rootMargin: "0px 0px -75% 0px" }).observe(document.querySelector("article"));
  addEventListener("scroll", () => requestAnimationFrame(mark), { passive: true });
  mark();
}

function turnPagesWithArrows() {
  addEventListener("keydown", event => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
    if (event.target.closest("input, textarea, select, summary, [contenteditable], [tabindex='0'], .rnn-plot")) return;
    const relation = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
    if (relation) document.querySelector(`.neighbours [rel=${relation}]`)?.click();
  });
}

function openWhatPaperCannot() {
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details.fold")) details.open = true;
  });
}

setUpThemeButton();
drawEquations();
colourCode();
addCopyButtons();
wrapTables();
makeScrollersReachable();
markCurrentSection();
turnPagesWithArrows();
openWhatPaperCannot();
