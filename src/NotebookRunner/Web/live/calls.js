import { StateEffect, StateField } from "@codemirror/state";
import { EditorView, keymap, showTooltip } from "@codemirror/view";
import { make } from "./dom.js";

const showCall = StateEffect.define();

// Until the call is closed or left.
const call = StateField.define({
  create: () => null,
  update(shown, { effects, changes, newSelection: { main: { head } }, newDoc }) {
    const asked = effects.find(effect => effect.is(showCall));
    if (asked) return asked.value;
    if (!shown) return null;
    const pos = changes.mapPos(shown.pos, -1);
    const isIn = head >= pos && !/[)\n]/.test(newDoc.sliceString(pos, head));
    return isIn ? { ...shown, pos } : null;
  },
  provide: field => showTooltip.from(field),
});

/** Says which arguments a function takes, once its parenthesis or a comma is typed. */
export const callHelp = signatureAt => [
  call,
  EditorView.updateListener.of(async ({ view, state, docChanged, transactions }) => {
    const { head } = state.selection.main;
    if (!docChanged || !transactions.some(one => one.isUserEvent("input.type")) || !/[(,]/.test(state.sliceDoc(head - 1, head))) return;
    const text = await signatureAt(state, head);
    if (text && view.state.doc.eq(state.doc)) view.dispatch({ effects: showCall.of(tooltip(head, text)) });
  }),
  keymap.of([{ key: "Escape", run: hide }]),
  EditorView.domEventHandlers({ blur: (_, view) => { hide(view); } }),
];

function hide(view) {
  if (view.state.field(call)) view.dispatch({ effects: showCall.of(null) });
  return false;
}

const tooltip = (pos, text) => ({ pos, above: true, create: () => ({ dom: make("code", { className: "live-signature", textContent: text, attributes: { role: "status" } }) }) });
