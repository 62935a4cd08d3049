"use strict";

function setUpThemeButton() {
  const button = document.querySelector("button.theme");
  const show = () => button.setAttribute("aria-pressed", String(isDark()));
  button.hidden = false;
  button.addEventListener("click", () => {
    switchTheme();
    show();
  });
  systemDark.addEventListener("change", show);
  show();
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

// What is asked for again and again is done once, before the next frame.
function oncePerFrame(act) {
  let asked = false;
  return () => {
    if (!asked) requestAnimationFrame(() => { asked = false; act(); });
    asked = true;
  };
}

// What scrolls sideways must be reachable with the keyboard; in a fold it has no width until that is opened.
function makeScrollersReachable() {
  const reach = () => {
    // All are measured before one is changed, or the page would be laid out again for each.
    const blocks = [...document.querySelectorAll("pre, .markup, .table, .rnn-scroll, .math.display")].map(element => [element, element.scrollWidth > element.clientWidth + 1]);
    for (const [element, scrolls] of blocks) {
      if (scrolls) element.tabIndex = 0;
      else element.removeAttribute("tabindex");
    }
  };
  document.addEventListener("toggle", oncePerFrame(reach), { capture: true });
  addEventListener("resize", oncePerFrame(reach));
  reach();
}

// A wide drawing covers its own background: it fades out at the edge where it goes on.
function fadeWideDrawings() {
  const plots = [...document.querySelectorAll(".rnn-plot")];
  const mark = oncePerFrame(() => {
    const more = plots.map(plot => [plot.scrollLeft > 1, plot.scrollLeft + plot.clientWidth < plot.scrollWidth - 1]);
    plots.forEach((plot, number) => {
      plot.classList.toggle("more-left", more[number][0]);
      plot.classList.toggle("more-right", more[number][1]);
    });
  });
  const drawn = new MutationObserver(mark), sizes = new ResizeObserver(mark);
  for (const plot of plots) {
    plot.addEventListener("scroll", mark, { passive: true });
    drawn.observe(plot, { childList: true, subtree: true });
    sizes.observe(plot);
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
  const contents = document.querySelector(".contents");
  const links = new Map([...document.querySelectorAll(".sections a")].map(link => [decodeURIComponent(link.hash.slice(1)), link]));
  const headings = [...links.keys()].map(id => document.getElementById(id));
  if (headings.length === 0) return;
  const mark = () => {
    // The reading line sinks to the foot of the window near the end, where no heading can rise to the top any more.
    const below = root.scrollHeight - innerHeight - scrollY;
    const line = Math.max(innerHeight / 4, innerHeight - below);
    const passed = headings.filter(heading => heading.getBoundingClientRect().top < line);
    const current = links.get((passed.at(-1) ?? headings[0]).id);
    if (current.hasAttribute("aria-current")) return;
    for (const link of links.values()) link.removeAttribute("aria-current");
    current.setAttribute("aria-current", "true");
    contents.scrollTop = current.offsetTop - contents.clientHeight / 2;
  };
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

// A link to a fold means what is in it.
function openFoldOfTheAddress() {
  const open = () => {
    const fold = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest(".rnn-solution");
    if (fold) fold.open = true;
  };
  addEventListener("hashchange", open);
  open();
}

// Paper is white and cannot be opened.
function getReadyForPaper() {
  let screenTheme;
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details.fold")) details.open = true;
    screenTheme = root.dataset.theme;
    setTheme("light");
  });
  addEventListener("afterprint", () => setTheme(screenTheme));
}

setUpThemeButton();
addCopyButtons();
wrapTables();
makeScrollersReachable();
fadeWideDrawings();
markCurrentSection();
turnPagesWithArrows();
openFoldOfTheAddress();
getReadyForPaper();
