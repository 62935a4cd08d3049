"use strict";

{
  const most = 40;
  const dialog = document.querySelector("dialog.search");
  const field = dialog.querySelector("input");
  const list = dialog.querySelector("ul");
  const hint = dialog.querySelector(".hint");
  let loading;

  // The words of all lessons are loaded when somebody asks for them.
  function index() {
    return loading ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.onload = () => resolve(window.rnnSearchIndex.flatMap(sections));
      script.onerror = () => reject(new Error("assets/search-index.js is missing: write the book again."));
      script.src = "assets/search-index.js";
      document.head.append(script);
    });
  }

  function sections(lesson) {
    return lesson.sections.map(({ anchor, heading, text }) => ({
      address: anchor ? `${lesson.page}#${anchor}` : lesson.page,
      title: lesson.title,
      heading,
      text: text.normalize(),
      lower: { title: folded(lesson.title), heading: folded(heading), text: folded(text) },
    }));
  }

  // A Mac writes a syllable of Hangul, and é, in pieces.
  const folded = text => text.normalize().toLowerCase();

  // Every word must be there; a heading counts more than text, a whole word more than a part of one.
  function score({ lower }, words) {
    let total = 0;
    for (const word of words) {
      const inText = lower.text.split(word).length - 1;
      const points = 8 * lower.heading.includes(word) + 3 * lower.title.includes(word) + Math.min(inText, 4) + 2 * hasWhole(lower.text, word);
      if (points === 0) return 0;
      total += points;
    }
    return total;
  }

  function hasWhole(text, word) {
    const at = text.indexOf(word);
    return at >= 0 && !/\p{L}/u.test(text[at - 1] ?? " ") && !/\p{L}/u.test(text[at + word.length] ?? " ");
  }

  function snippet({ text, lower }, words) {
    const hits = words.map(word => lower.text.indexOf(word)).filter(at => at >= 0);
    const from = Math.max(0, Math.min(...(hits.length ? hits : [0])) - 50);
    const cut = text.slice(from, from + 170);
    const shown = document.createElement("span");
    shown.className = "snippet";
    shown.append(from > 0 ? "… " : "", ...marked(cut, words), from + 170 < text.length ? " …" : "");
    return shown;
  }

  function marked(text, words) {
    const pattern = new RegExp(`(${words.map(word => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})`, "giu");
    return text.split(pattern).map((part, number) => number % 2 ? Object.assign(document.createElement("mark"), { textContent: part }) : part);
  }

  function entry(section, words, number) {
    const item = Object.assign(document.createElement("li"), { id: `found-${number}`, role: "option" });
    const link = Object.assign(document.createElement("a"), { href: section.address, tabIndex: -1 });
    const place = Object.assign(document.createElement("strong"), { textContent: section.heading || section.title });
    const lesson = Object.assign(document.createElement("small"), { textContent: section.title });
    link.append(place, " ", lesson, snippet(section, words));
    link.addEventListener("click", () => dialog.close());
    item.append(link);
    return item;
  }

  async function find() {
    const words = folded(field.value).split(/\s+/).filter(Boolean);
    const all = await index().catch(error => { hint.textContent = error.message; return []; });
    const found = words.length === 0 ? [] : all.map(section => ({ section, points: score(section, words) }))
      .filter(hit => hit.points > 0).sort((a, b) => b.points - a.points);
    list.replaceChildren(...found.slice(0, most).map(({ section }, number) => entry(section, words, number)));
    if (!hint.textContent.includes("missing")) hint.textContent = words.length === 0 ? "" : summary(found.length);
    field.setAttribute("aria-expanded", String(found.length > 0));
    choose(0);
  }

  function summary(count) {
    return count === 0 ? "Nothing found. Every word must be there: try fewer." : count > most ? `The first ${most} of ${count} places` : count === 1 ? "1 place" : `${count} places`;
  }

  function chosen() {
    return [...list.children].findIndex(item => item.ariaSelected === "true");
  }

  function choose(number) {
    const items = [...list.children];
    items.forEach((item, at) => { item.ariaSelected = String(at === number); });
    items[number]?.scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", items[number]?.id ?? "");
  }

  function open() {
    dialog.showModal();
    field.select();
    find();
  }

  field.addEventListener("input", find);
  field.addEventListener("keydown", event => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && list.children.length) {
      event.preventDefault();
      choose((chosen() + step + list.children.length) % list.children.length);
    } else if (event.key === "Enter") {
      list.children[chosen()]?.querySelector("a").click();
    } else if (event.key === "Escape") {
      dialog.close();
    }
  });
  dialog.addEventListener("click", event => { if (event.target === dialog) dialog.close(); });
  addEventListener("keydown", event => {
    const isShortcut = event.key === "/" && !event.target.closest("input, textarea, select, [contenteditable]");
    if (!isShortcut || event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
    event.preventDefault();
    open();
  });
  const button = document.querySelector("button.find");
  button.hidden = false;
  button.addEventListener("click", open);
}
