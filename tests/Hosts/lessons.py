"""nbclient and `jupyter nbconvert --execute` run lessons, and show what the runner's own `run` shows.

Cells are run by the same engine there and here: what can differ is the way of what they show, by kind. So these run those lessons only that together
show every kind; in .NET Interactive, which has another engine, all run (dotnet_interactive.py)."""
import asyncio
import json
import subprocess
import time

import nbformat
from nbclient import NotebookClient

from outputs import cells_that_ran, code_cells, differences, joined, reference, tags
from place import KERNEL, NOTEBOOKS, PYTHON, HostTest

NAMES = ["03-latent-autoregressive-models", "10b-gru-or-lstm", "12b-when-a-network-pays", "A1-plotly-net", "A3-onnx", "figures"]
CONVERTED = ["05-backpropagation-through-time", "A2-pytorch-weights"]
TOGETHER = 2
# A figure in three dimensions brings another script.
MARKS = ["data-rnn-figure", "data-rnn-full", "rnn-steps", "rnn-check"]


class Lessons(HostTest):
    seconds_at_most = 1500

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.expected = {name: cells_that_ran(notebook) for name, notebook in reference(*NAMES, *CONVERTED).items()}

    def test_these_lessons_show_every_kind_of_output_that_any_shows(self):
        everything = set().union(*(kinds(nbformat.read(path, as_version=4)) for path in NOTEBOOKS.glob("*.ipynb")))
        here = set().union(*(kinds(nbformat.read(NOTEBOOKS / f"{name}.ipynb", as_version=4)) for name in NAMES))
        self.assertEqual(set(), everything - here)

    def test_nbclient_shows_what_run_shows(self):
        self.compare(asyncio.run(self.run_all()))

    def test_nbconvert_shows_what_run_shows(self):
        target = self.place.folder / "converted"
        command = [PYTHON, "-m", "nbconvert", "--to", "notebook", "--execute", f"--ExecutePreprocessor.kernel_name={KERNEL}", f"--output-dir={target}"]
        done = subprocess.run([*command, *(str(NOTEBOOKS / f"{name}.ipynb") for name in CONVERTED)], env=self.place.environment, capture_output=True, text=True)
        self.assertEqual(0, done.returncode, done.stderr)
        self.compare({name: json.loads((target / f"{name}.ipynb").read_text(encoding="utf-8")) for name in CONVERTED})

    async def run_all(self):
        free = asyncio.Semaphore(TOGETHER)
        return dict(await asyncio.gather(*(self.run_one(name, free) for name in NAMES)))

    async def run_one(self, name, free):
        """A lesson whose package `run` could not restore is run as far as it got there."""
        notebook = nbformat.read(NOTEBOOKS / f"{name}.ipynb", as_version=4)
        for cell in code_cells(notebook)[len(self.expected[name]):]:
            cell.cell_type = "raw"
            del cell["outputs"], cell["execution_count"]
        async with free:
            start = time.monotonic()
            client = NotebookClient(notebook, kernel_name=KERNEL, timeout=600, allow_errors=True, resources={"metadata": {"path": str(NOTEBOOKS)}})
            await client.async_execute()
            print(f"  {name}: {time.monotonic() - start:.1f} s", flush=True)
        return name, notebook

    def compare(self, notebooks):
        wrong = [f"{name}, {line}" for name, notebook in notebooks.items() for line in differences(self.expected[name], code_cells(notebook))]
        self.assertEqual([], wrong, "\n".join(wrong))


def kinds(notebook):
    """What the way of an output depends on: its type, its forms, what its cell asks for by tag or directive, and the scripts that its HTML needs."""
    found = set()
    for cell in code_cells(notebook):
        found.update(("tag", tag) for tag in tags(cell))
        found.update(("directive", line.split()[0]) for line in cell["source"].splitlines() if line.startswith("#"))
        for output in cell["outputs"]:
            forms = output.get("data", {})
            found.add((output["output_type"], output.get("name"), *sorted(forms)))
            found.update(("mark", mark) for mark in MARKS if mark in joined(forms.get("text/html", "")))
    return found
