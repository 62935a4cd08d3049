// Editors come when a cell is near the window: a long page is quick, and nobody sees the change.

export function openEditorsLazily(cells, engine) {
  const byElement = new Map(cells.map(cell => [cell.code.closest("pre"), cell]));
  const near = new IntersectionObserver(entries => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      open(byElement.get(target), engine);
    }
  }, { rootMargin: "800px 0px" });
  for (const pre of byElement.keys()) near.observe(pre);
}

async function open(cell, engine) {
  const { createEditor } = await import("./codemirror.js");
  const pre = cell.code.closest("pre");
  const place = document.createElement("div");
  place.className = "live-editor";
  cell.editor = createEditor(place, {
    text: cell.source,
    label: `Code of ${cell.spoken}`,
    onChange: text => { cell.source = text; },
    onRun: () => cell.onRun(),
    ask: question => engine.ask(question),
  });
  // Copying reads it, and paper shows it.
  pre.hidden = true;
  pre.before(place);
}
