"""Jupyter's classic Notebook in headless Chromium, with no network: a lesson is run, an endless cell is stopped, the kernel is restarted."""
import json
import os

from browser import Browser
from outputs import cells_that_ran, code_cells, differences, figures, reference
from place import REPORTS, ROOT, HostTest, answers, free_port, stop, wait_for

LESSON = "00-start-here"
KERNEL_IDLE = "Jupyter.notebook.kernel && Jupyter.notebook.kernel.is_connected() && !Jupyter.notebook.kernel_busy"
ALL_DONE = ("Jupyter.notebook.get_cells().filter(cell => cell.cell_type === 'code').every(cell => cell.input_prompt_number > 0) "
            f"&& !document.querySelector('.code_cell.running') && {KERNEL_IDLE}")
DRAWN = "[...document.querySelectorAll('figure[data-rnn-figure]')].filter(figure => figure.querySelector('.js-plotly-plot .main-svg')).length"
INTERRUPT = "[data-jupyter-action=\"jupyter-notebook:interrupt-kernel\"]"


class ClassicNotebook(HostTest):
    seconds_at_most = 600

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        port = free_port()
        root = ["--allow-root"] if os.geteuid() == 0 else []
        # As on a hub: the lessons are put into the home first, so that the browser saves a copy.
        notebook = ["/usr/bin/jupyter-notebook", "--no-browser", "--ip=127.0.0.1", f"--port={port}", "--NotebookApp.token=secret", *root]
        cls.server = cls.place.start("classic-notebook", [str(ROOT / "deploy" / "start"), *notebook])
        cls.addClassCleanup(stop, cls.server)
        wait_for(lambda: answers(f"http://127.0.0.1:{port}/api"), 180, "the classic Notebook")
        cls.browser = Browser(cls.place)
        cls.addClassCleanup(cls.browser.close)
        cls.address = f"http://127.0.0.1:{port}/notebooks/rnn-notebooks/notebooks/{LESSON}.ipynb?token=secret"
        cls.expected = cells_that_ran(reference(LESSON)[LESSON])

    def test_a_lesson_runs_is_stopped_and_runs_again(self):
        self.open_lesson()
        with self.subTest("Run All"):
            self.browser.do("Jupyter.notebook.clear_all_output(); Jupyter.notebook.execute_all_cells()")
            self.assert_ran()
        with self.subTest("an endless cell is interrupted and the session lives"):
            self.assert_interruptible()
        with self.subTest("restart and Run All"):
            self.browser.do("Jupyter.notebook.clear_all_output(); Jupyter.notebook.restart_run_all({confirm: false})")
            self.assert_ran()

    def open_lesson(self):
        self.browser.open(self.address)
        try:
            self.browser.wait_for(KERNEL_IDLE, 180)
        except AssertionError:
            self.fail(f"{LESSON} did not open: {self.browser.evaluate('document.body.innerText')[:500]}")

    def assert_ran(self):
        self.browser.wait_for("Jupyter.notebook.get_cells().some(cell => cell.input_prompt_number === '*' || cell.input_prompt_number > 0)", 60)
        self.browser.wait_for(ALL_DONE, 180)
        cells = code_cells(json.loads(self.browser.evaluate("JSON.stringify(Jupyter.notebook.toJSON())")))
        self.assertEqual([], differences(self.expected, cells))
        expected = figures(self.expected)
        self.assertGreater(expected, 0)
        self.browser.wait_for(f"{DRAWN} >= {expected}", 60)
        self.browser.do("document.querySelector('figure[data-rnn-figure]').scrollIntoView()")
        self.browser.screenshot(REPORTS / "classic-notebook.png")

    def assert_interruptible(self):
        cells = self.browser.evaluate("Jupyter.notebook.ncells()")
        try:
            # It says when it has begun: an interrupt that comes while it is compiled stops it too, but before it makes the variable.
            self.run_cell('var survivor = 42; Console.WriteLine("on"); while (true) { }')
            self.browser.wait_for(self.last_cell("output_area.outputs.length"), 60)
            self.browser.do(f"document.querySelector('{INTERRUPT}').click()")
            self.browser.wait_for(f"!document.querySelector('.code_cell.running') && {KERNEL_IDLE}", 60)
            self.run_cell("survivor")
            self.browser.wait_for(f"{KERNEL_IDLE} && {self.last_cell('output_area.outputs.length')}", 60)
            self.assertEqual("42", self.browser.evaluate(self.last_cell("output_area.outputs[0].data['text/plain']")))
        finally:
            self.browser.do(f"while (Jupyter.notebook.ncells() > {cells}) Jupyter.notebook.delete_cell(Jupyter.notebook.ncells() - 1)")

    def run_cell(self, code):
        self.browser.do(f"Jupyter.notebook.insert_cell_at_bottom('code').set_text({json.dumps(code)}); {self.last_cell('execute()')}")

    def last_cell(self, member):
        return f"Jupyter.notebook.get_cell(Jupyter.notebook.ncells() - 1).{member}"
