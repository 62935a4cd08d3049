// Puts a cell's outputs on the page: as the book draws them, with figures and equations, and without anything that runs or loads.

const unwanted = "script:not([type='application/json']), meta, base, link, iframe, frame, object, embed, template";
const ours = /rnnDrawFigures|plotly\.js v\d/;
let katexLoading;

export const figureIds = place => [...place.querySelectorAll("[data-rnn-figure]")].map(figure => figure.id);

/**
 * Shows HTML in a place. What stood there already and is the same stays: a figure is not drawn anew for each line that is printed below it.
 * Says whether there were scripts that are not a figure's.
 */
export function show(place, html, ids) {
  const template = document.createElement("template");
  template.innerHTML = html;
  const scripts = removeUnwanted(template.content);
  keepIds(template.content, ids);
  const elements = [...template.content.children], sources = elements.map(element => element.outerHTML);
  const before = place.liveSources ?? [];
  let same = 0;
  while (same < sources.length && sources[same] === before[same]) same++;
  [...place.children].slice(same).forEach(element => element.remove());
  place.append(...elements.slice(same));
  place.liveSources = sources;
  draw(place);
  return { scripts };
}

function removeUnwanted(content) {
  let foreign = false;
  for (const element of content.querySelectorAll(unwanted)) {
    foreign ||= element.localName === "script" && !ours.test(element.textContent.slice(0, 2000));
    element.remove();
  }
  return foreign;
}

// The engine numbers figures as they come; the links of the lesson mean the places they have in it.
function keepIds(content, ids = []) {
  [...content.querySelectorAll("[data-rnn-figure]")].forEach((figure, place) => {
    if (ids[place]) figure.id = ids[place];
    else figure.removeAttribute("id");
    figure.removeAttribute("data-drawn");
  });
}

function draw(place) {
  drawEquations(place);
  window.rnnDrawFigures?.();
  for (const element of place.querySelectorAll("pre, .markup, .rnn-scroll")) if (element.scrollWidth > element.clientWidth + 1) element.tabIndex = 0;
}

async function drawEquations(place) {
  const equations = [...place.querySelectorAll(".math:not(.drawn)")];
  if (equations.length === 0) return;
  await loadKatex();
  for (const element of equations) {
    katex.render(element.textContent, element, { displayMode: element.classList.contains("display"), throwOnError: false });
    element.classList.add("drawn");
  }
}

function loadKatex() {
  return katexLoading ??= window.katex ? Promise.resolve() : new Promise((resolve, reject) => {
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: "assets/katex.min.css" }));
    const script = Object.assign(document.createElement("script"), { src: "assets/katex.min.js", onload: resolve });
    script.onerror = () => reject(new Error("assets/katex.min.js could not be loaded"));
    document.head.append(script);
  });
}
