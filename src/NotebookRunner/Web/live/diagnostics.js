import { linter } from "@codemirror/lint";

const severities = ["hint", "info", "warning", "error"];

/** Underlines what the compiler objects to, a moment after the last key, where the engine runs already and is free. */
export const compilerLinter = ask => linter(async view => {
  const answer = await ask({ type: "diagnose", source: view.state.doc.toString() });
  const end = view.state.doc.length;
  return (answer?.items ?? []).map(({ from, to, severity, message }) => {
    const start = Math.min(from, end);
    return { from: start, to: Math.min(Math.max(to, start), end), severity: severities.includes(severity) ? severity : "error", message };
  });
}, { delay: 900 });
