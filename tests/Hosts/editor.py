"""An editor that shows an output only when somebody scrolls to it, and keeps all outputs in the file it saves, as Visual Studio Code does."""
import json

from jupyter_client.manager import start_new_kernel
from nbclient import NotebookClient
import nbformat

from browser import Browser
from place import KERNEL, NOTEBOOKS, REPORTS, HostTest

FIGURE = 'Chart.Lines("{0}", [1.0, 2, 3], [("a", new[] {{ 1.0, 2, 4 }})], "t", "x_t")'
SPACE = 'Chart.Scatter3D<double, double, double, string>([1.0, 2], [1.0, 2], [1.0, 2], Plotly.NET.StyleParam.Mode.Markers)'
DRAWN = "document.querySelector('figure[data-rnn-figure] .js-plotly-plot .main-svg')"
LESSON = "00-start-here.ipynb"


class Editor(HostTest):
    seconds_at_most = 600

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.browser = Browser(cls.place)
        cls.addClassCleanup(cls.browser.close)
        environment = {**cls.place.environment, "VSCODE_PID": "1"}
        cls.manager, cls.client = start_new_kernel(kernel_name=KERNEL, cwd=str(NOTEBOOKS), env=environment)
        cls.addClassCleanup(cls.manager.shutdown_kernel)
        cls.addClassCleanup(cls.client.stop_channels)
        cls.html("#!import setup.csx")

    @classmethod
    def html(cls, code):
        output = []
        reply = cls.client.execute_interactive(code, timeout=120, allow_stdin=False, output_hook=output.append)
        assert reply["content"]["status"] == "ok", reply["content"]
        return "".join(message["content"]["data"].get("text/html", "") for message in output if message["msg_type"] in ("execute_result", "display_data"))

    def show(self, name, html):
        page = self.place.folder / f"{name}.html"
        page.write_text(f"<!doctype html><meta charset='utf-8'><body>{html}", encoding="utf-8")
        self.browser.open(page.as_uri())

    def test_a_later_figure_is_drawn_offline_though_the_first_was_never_seen(self):
        self.html(FIGURE.format("first"))
        self.show("second", self.html(FIGURE.format("second")))
        self.browser.wait_for(DRAWN, 60)
        self.browser.screenshot(REPORTS / "editor.png")

    def test_so_is_one_in_three_dimensions_and_a_flat_one_beside_it(self):
        flat, space = self.html(FIGURE.format("flat")), self.html(SPACE)
        self.show("both", flat + space)
        self.browser.wait_for("document.querySelectorAll('figure[data-rnn-figure] .js-plotly-plot .main-svg').length >= 2 && document.querySelector('.gl-container')", 60)

    def test_a_figure_whose_kernel_is_gone_shows_its_numbers(self):
        html = self.html(FIGURE.format("left"))
        address = html.split("src: 'http://127.0.0.1:")[1].split("/")[0]
        self.show("left", html.replace(address, "9"))
        self.browser.wait_for("document.querySelector('figure[data-rnn-figure] details').open", 60)

    def test_a_saved_run_is_no_larger_than_the_lesson(self):
        notebook = nbformat.read(NOTEBOOKS / LESSON, as_version=4)
        committed = len(json.dumps(notebook))
        client = NotebookClient(notebook, kernel_name=KERNEL, timeout=600, resources={"metadata": {"path": str(NOTEBOOKS)}})
        client.execute(env={**self.place.environment, "VSCODE_PID": "1"})
        saved = len(json.dumps(notebook))
        print(f"  {LESSON}: committed {committed / 1e6:.2f} MB, saved after a run {saved / 1e6:.2f} MB")
        self.assertLess(saved, 1.5 * committed)
