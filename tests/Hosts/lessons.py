"""nbclient and `jupyter nbconvert --execute` run the lessons, and show what the runner's own `run` shows."""
import asyncio
import json
import subprocess
import time

import nbformat
from nbclient import NotebookClient

from outputs import cells_that_ran, code_cells, differences, reference
from place import KERNEL, NOTEBOOKS, PYTHON, HostTest

NAMES = sorted(path.stem for path in NOTEBOOKS.glob("*.ipynb"))
CONVERTED = ["04-the-vanilla-rnn", "A2-pytorch-weights"]
TOGETHER = 2


class Lessons(HostTest):
    seconds_at_most = 1500

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.expected = {name: cells_that_ran(notebook) for name, notebook in reference(*NAMES).items()}

    def test_nbclient_shows_what_run_shows_in_every_lesson(self):
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
