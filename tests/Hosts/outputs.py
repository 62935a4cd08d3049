"""The outputs of a notebook as text, so that those of a host can be held against those of the runner's own `run`."""
import json
import re
import subprocess

from place import ARTIFACTS, NOTEBOOKS, ROOT, RUNNER, one_at_a_time

COLOURS = re.compile(r"\x1b\[[0-9;]*m")
SCRIPTS = re.compile(r"<script[^>]*>.*?</script>", re.DOTALL)
BETWEEN = re.compile(r">\s+<")


def reference(*names):
    """The notebooks with the outputs that `run` gave them; runs those for which no good run is newer than the notebook and the library."""
    library = ARTIFACTS / "bin" / "SequenceModels" / "release" / "SequenceModels.dll"
    run = {name: ARTIFACTS / "notebooks" / f"{name}.ipynb" for name in names}
    source = {path: NOTEBOOKS / f"{name}.ipynb" for name, path in run.items()}
    with one_at_a_time("reference"):
        stale = [source[path] for path in run.values() if not (is_newer(path, source[path], library) and passed(path))]
        if stale:
            subprocess.run([*RUNNER, "run", "--timeout", "600", *map(str, stale)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return {name: json.loads(path.read_text(encoding="utf-8")) for name, path in run.items()}


def is_newer(path, *others):
    return path.exists() and all(path.stat().st_mtime >= other.stat().st_mtime for other in others)


def passed(path):
    return not any(output["output_type"] == "error" for cell in code_cells(json.loads(path.read_text(encoding="utf-8"))) for output in cell["outputs"])


def code_cells(notebook):
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def cells_that_ran(notebook):
    """The code cells up to the one whose package could not be restored where `run` ran."""
    cells = code_cells(notebook)
    unrun = next((i for i, cell in enumerate(cells) if "needs-package" in tags(cell) and not is_whole(cell)), len(cells))
    return cells[:unrun]


def tags(cell):
    return cell["metadata"].get("tags", [])


def is_whole(cell):
    return bool(cell["execution_count"]) and all(output["output_type"] != "error" for output in cell["outputs"])


def figures(cells):
    return sum("data-rnn-figure" in joined(output["data"].get("text/html", "")) for cell in cells for output in cell["outputs"] if "data" in output)


def texts(cell):
    """What a cell shows, in order; however a stream was cut into messages, it is one text."""
    shown = []
    for output in cell["outputs"]:
        kind = output["output_type"]
        if kind == "stream":
            if shown and shown[-1][0] == output["name"]:
                shown[-1] = (output["name"], shown[-1][1] + joined(output["text"]))
            else:
                shown.append((output["name"], joined(output["text"])))
        elif kind == "error":
            shown.append((kind, COLOURS.sub("", "\n".join([output["ename"], output["evalue"], *output["traceback"]]))))
        else:
            # .NET Interactive gives a value's HTML alone: nothing is said then of its plain text.
            shown.append((kind, joined(output["data"]["text/plain"]) if "text/plain" in output["data"] else None))
            # A figure's script may come from elsewhere in another host; what it draws, and every table, may not.
            shown.append((f"{kind} as HTML", BETWEEN.sub("><", SCRIPTS.sub("", joined(output["data"].get("text/html", "")))).strip()))
    return shown


def joined(text):
    return text if isinstance(text, str) else "".join(text)


def differences(expected, actual):
    """One line for each cell that shows something else; a cell that varies from run to run is left out."""
    lines = []
    for number, (cell, other) in enumerate(zip(expected, actual), start=1):
        if "varies" not in tags(cell) and (difference := first_difference(texts(cell), texts(other))):
            lines.append(f"code cell {number}: {difference}")
    if len(actual) < len(expected):
        lines.append(f"{len(expected)} cells ran, here {len(actual)}")
    return lines


def first_difference(expected, actual):
    for before, now in zip(expected, actual):
        if before[0] != now[0] or None not in (before[1], now[1]) and before[1] != now[1]:
            return f"run gives {short(before)}, here is {short(now)}"
    if len(expected) != len(actual):
        return f"run gives {len(expected)} outputs, here are {len(actual)}: {short((expected + actual)[min(len(expected), len(actual))])}"
    return None


def short(output):
    text = repr(output)
    return text if len(text) < 300 else text[:300] + "…"
