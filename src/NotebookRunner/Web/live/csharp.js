import { csharp } from "@codemirror/legacy-modes/mode/clike";

/** C# as notebooks write it: lines that begin with #! or #r are the notebook's own, and text may stand between three quotation marks. */
export const notebookCSharp = {
  ...csharp,
  token(stream, state) {
    if (state.quotes) return rawText(stream, state);
    if (stream.sol() && stream.match(/^#(!|r\b|load\b)/)) {
      stream.skipToEnd();
      return "meta";
    }
    const opening = stream.match(/^\$*("{3,})/);
    if (opening) {
      state.quotes = opening[1];
      return rawText(stream, state);
    }
    // An interpolated text is coloured as the text it is.
    if (stream.match(/^\$(?=")/)) return "string";
    return csharp.token(stream, state);
  },
};

function rawText(stream, state) {
  if (stream.skipTo(state.quotes)) {
    stream.match(state.quotes);
    state.quotes = null;
  } else {
    stream.skipToEnd();
  }
  return "string";
}
