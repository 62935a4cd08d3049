const kinds = { method: "function", extensionmethod: "function", property: "property", field: "property", local: "variable", parameter: "variable", keyword: "keyword", class: "class", struct: "class", interface: "interface", enum: "enum", namespace: "namespace" };

/** Asks the compiler what could stand here, where the engine runs already and is free. */
export const compilerSource = ask => async context => {
  const word = context.matchBefore(/[\w]+|\./);
  if (!word && !context.explicit) return null;
  const answer = await ask({ type: "complete", source: context.state.doc.toString(), position: context.pos });
  if (!answer?.items?.length || context.aborted) return null;
  return {
    from: answer.from ?? word?.from ?? context.pos,
    to: answer.to,
    options: answer.items.map(({ label, kind, detail }) => ({ label, detail, type: kinds[kind?.toLowerCase()] })),
    validFor: /^\w*$/,
  };
};
