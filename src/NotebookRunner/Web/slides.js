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

const smallest = 0.5;

// Smaller until it has room, then with a scroll bar. A figure alone may grow.
function fit(slide) {
  const content = slide?.querySelector(".content");
  if (!content) return;
  const show = size => content.style.setProperty("--fit", size);
  slide.classList.remove("scrolls");
  let size = content.querySelector(".rnn-figure") && !content.querySelector(".code, p, li") ? 1.16 : 1;
  for (show(size); overflows(slide, content) && size > smallest; show(size)) size -= 0.04;
  slide.classList.toggle("scrolls", overflows(slide, content));
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

deck.initialize().then(() => {
  fitCurrent();
  deck.on("slidechanged", fitCurrent);
  // A figure has its height only when it is drawn.
  const grown = new ResizeObserver(() => requestAnimationFrame(fitCurrent));
  document.querySelectorAll(".rnn-plot").forEach(plot => grown.observe(plot));
  document.documentElement.dataset.ready = "";
});
