"use strict";

// Keys beyond reveal.js's own (S speaker's view, O overview, F full screen): D switches light and dark.
const deck = new Reveal({
  width: 960,
  height: 540,
  margin: 0.02,
  center: false,
  hash: true,
  slideNumber: "c/t",
  navigationMode: "linear",
  transition: "none",
  backgroundTransition: "none",
  keyboard: { 68: switchTheme },
  plugins: [RevealNotes],
});

// Smaller until it has room; words alone stand in two columns before they become too small to read; what is still too long scrolls. A figure alone may grow.
function fit(slide, limit = Infinity) {
  const content = slide?.querySelector(".content");
  if (!content) return;
  const figure = content.querySelector(".rnn-figure"), words = !figure && !content.querySelector("pre, table");
  const largest = Math.min(limit, figure && !content.querySelector(".code, p, li") ? 1.16 : 1);
  const tries = words ? [[false, largest, 0.76], [true, 0.9, 0.5], [true, 0.48, 0.36]] : [[false, largest, 0.36]];
  slide.classList.remove("scrolls");
  for (const [columns, from, to] of tries) {
    content.classList.toggle("columns", columns);
    if (takeLargest(slide, content, from, to)) return;
  }
  slide.classList.add("scrolls");
}

// Most slides have room at once; for the others halving the choice takes five looks instead of twenty.
function takeLargest(slide, content, from, to) {
  const hasRoom = step => {
    content.style.setProperty("--fit", from - step * 0.04);
    return !overflows(slide, content);
  };
  if (hasRoom(0)) return true;
  let tooLarge = 0, step = Math.round((from - to) / 0.04);
  if (step < 1 || !hasRoom(step)) return false;
  while (step - tooLarge > 1) {
    const middle = (tooLarge + step) >> 1;
    if (hasRoom(middle)) step = middle;
    else tooLarge = middle;
  }
  return hasRoom(step);
}

function overflows(slide, content) {
  const wide = [...content.querySelectorAll("pre")].some(code => code.scrollWidth > code.clientWidth + 1);
  const frame = slide.getBoundingClientRect();
  // The foot of the slide belongs to the page number and the arrows.
  return wide || (content.getBoundingClientRect().bottom - frame.top) / frame.height > 0.955;
}

function fitCurrent() {
  fit(deck.getCurrentSlide());
}

// Smaller only: a figure that shrank is drawn anew, perhaps with its title in fewer lines, and would find room to grow again, and again.
function shrinkCurrent() {
  const slide = deck.getCurrentSlide(), content = slide.querySelector(".content:has(.rnn-plot)");
  if (content) fit(slide, Number(content.style.getPropertyValue("--fit")));
}

deck.initialize().then(() => {
  fitCurrent();
  deck.on("slidechanged", fitCurrent);
  // Words have their width only when their letters are there, and a figure its height only when it is drawn.
  document.fonts.addEventListener("loadingdone", fitCurrent);
  const grown = new ResizeObserver(() => requestAnimationFrame(shrinkCurrent));
  document.querySelectorAll(".rnn-plot").forEach(plot => grown.observe(plot));
  document.documentElement.dataset.ready = "";
});
