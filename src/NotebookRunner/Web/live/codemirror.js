import { closeBrackets, closeBracketsKeymap, completionStatus } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentLess, indentMore } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { EditorState, Prec } from "@codemirror/state";
import { drawSelection, EditorView, keymap } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { compilerHelp } from "./completion.js";
import { notebookCSharp } from "./csharp.js";
import { compilerLinter } from "./diagnostics.js";

const colours = HighlightStyle.define([
  { tag: [tags.comment], color: "var(--soft)", fontStyle: "italic" },
  { tag: [tags.keyword, tags.meta, tags.atom, tags.bool, tags.null], color: "var(--keyword)" },
  { tag: [tags.string, tags.character], color: "var(--string)" },
  { tag: [tags.number], color: "var(--number)" },
  { tag: [tags.typeName, tags.standard(tags.variableName)], color: "var(--type)" },
]);

const look = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "transparent" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "inherit", lineHeight: "inherit" },
  ".cm-content": { padding: "0", caretColor: "var(--ink)" },
  ".cm-line": { padding: "0" },
  ".cm-cursor": { borderLeftColor: "var(--ink)", borderLeftWidth: "2px" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "var(--selection)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--selection)", outline: "1px solid var(--rule)" },
  "&.cm-focused .cm-nonmatchingBracket": { color: "var(--bad)" },
  ".cm-tooltip": { border: "1px solid var(--rule)", borderRadius: "0.4rem", backgroundColor: "var(--paper)", color: "var(--ink)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", fontSize: "0.8rem" },
  ".cm-tooltip.cm-completionInfo": { padding: "0" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "0.15rem 0.6rem" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "600" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--selection)", color: "var(--ink)" },
});

/** An editor of C# in a place: { text, focus() }. */
export function createEditor(parent, { text, label, onChange, onRun, ask }) {
  const run = () => { onRun(); return true; };
  const changed = EditorView.updateListener.of(update => { if (update.docChanged) onChange(update.state.doc.toString()); });
  const state = EditorState.create({
    doc: text,
    extensions: [
      Prec.highest(keymap.of(["Mod-Enter", "Ctrl-Enter", "Shift-Enter"].map(key => ({ key, run })))),
      tabThatLetsGo(),
      history(), drawSelection(), indentOnInput(), bracketMatching(), closeBrackets(),
      compilerHelp(ask), compilerLinter(ask),
      keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap]),
      StreamLanguage.define(notebookCSharp), indentUnit.of("    "), EditorState.tabSize.of(4), syntaxHighlighting(colours),
      EditorView.contentAttributes.of({ "aria-label": label, "aria-description": "Control Enter runs the cell. Control Space completes a word once a cell has run. Escape, then Tab leaves the editor." }),
      look, changed,
    ],
  });
  const view = new EditorView({ state, parent });
  return {
    get text() { return view.state.doc.toString(); },
    set text(value) { view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: value } }); },
    focus: () => view.focus(),
  };
}

// Tab indents for those who type here. Those who pass by with the keyboard, and those who press Escape, are let go.
function tabThatLetsGo() {
  let isWorking = false;
  const working = is => () => { isWorking = is; };
  const indents = command => view => isWorking && command(view);
  return [
    EditorView.domEventObservers({
      focus: working(false),
      pointerdown: () => { setTimeout(working(true)); },
      keydown: (event, view) => {
        // The first Escape closes what is offered.
        if (event.key === "Escape") isWorking = completionStatus(view.state) === "active";
        else if (!["Tab", "Shift", "Control", "Alt", "Meta"].includes(event.key)) isWorking = true;
      },
    }),
    keymap.of([{ key: "Tab", run: indents(indentMore), shift: indents(indentLess) }]),
  ];
}
