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

// Smaller until it has room, then with a scroll bar.
function fit(slide) {
  const content = slide?.querySelector(".content");
  if (!content) return;
  slide.classList.remove("scrolls");
  let size = 1;
  const show = () => content.style.setProperty("--fit", size);
  for (show(); overflows(slide) && size > smallest; show()) size -= 0.04;
  slide.classList.toggle("scrolls", overflows(slide));
}

function overflows(slide) {
  return slide.scrollHeight > slide.clientHeight + 1;
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
