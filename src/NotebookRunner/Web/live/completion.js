import { acceptCompletion, autocompletion, completionKeymap } from "@codemirror/autocomplete";
import { Prec } from "@codemirror/state";
import { hoverTooltip, keymap } from "@codemirror/view";
import { callHelp } from "./calls.js";
import { make } from "./dom.js";

const word = /(#!?|\.)?\w*/;
const afterNumber = /(^|[^\w.])\d+\.$/;

/** What could stand at the cursor and what stands there, as the compiler knows it, where the engine runs already and is free. */
export const compilerHelp = ask => [
  autocompletion({ override: [compilerSource(ask)], icons: false, defaultKeymap: false }),
  // Enter and the tabulator take what is chosen, and are themselves where nothing is.
  Prec.highest(keymap.of([...completionKeymap, { key: "Tab", run: acceptCompletion }])),
  hoverTooltip((view, position) => hover(ask, view.state, position), { hoverTime: 500 }),
  callHelp((state, position) => inspect(ask, state.doc.toString(), position)),
];

const compilerSource = ask => async context => {
  const { state, pos, explicit } = context;
  const typed = context.matchBefore(word)?.text ?? "";
  if (!explicit && (typed === "" || context.matchBefore(afterNumber))) return null;
  const source = state.doc.toString();
  const answer = await ask({ type: "complete", source, position: pos });
  if (!answer?.items.length || context.aborted) return null;
  const { from, to, items, isCut } = answer;
  return {
    from, to,
    options: items.map(({ label }, place) => ({
      label,
      // Among words that fit as well, the order is the compiler's: the nearest first.
      sortText: String(place).padStart(4, "0"),
      info: () => signature(ask, source.slice(0, from) + label, source.slice(to)),
    })),
    // Of many words only the nearest are here: each letter asks for others.
    validFor: isCut ? undefined : /^\w*$/,
  };
};

// What a word would mean if it stood there.
async function signature(ask, before, after) {
  const text = await inspect(ask, before + after, before.length);
  return text && signatureLine(text);
}

async function hover(ask, state, position) {
  const { from, to } = state.wordAt(position) ?? {};
  const text = from !== undefined && await inspect(ask, state.doc.toString(), to);
  return text ? { pos: from, end: to, above: true, create: () => ({ dom: signatureLine(text) }) } : null;
}

const signatureLine = text => make("code", { className: "live-signature", textContent: text });

const inspect = async (ask, source, position) => (await ask({ type: "inspect", source, position }))?.text || null;
