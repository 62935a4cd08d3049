"""A learner's own notebook, as they write it for Polyglot Notebooks: charts of Plotly.NET, a data frame, packages that share another; after the lessons'
setup, before it and without it. It draws and prints in the runner's `run`, in our kernel and in .NET Interactive, without a network."""
import os
import subprocess

import nbformat
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

from browser import Browser
from classic_notebook import ALL_DONE, DRAWN, KERNEL_IDLE
from dotnet_interactive import LEARNERS_PORTS, install
from outputs import code_cells, figures, joined, texts
from place import KERNEL, LESSON_KERNEL, NOTEBOOKS, REPORTS, ROOT, RUNNER, HostTest, answers, free_port, stop, wait_for

SETUP = f"#!import {NOTEBOOKS / 'setup.csx'}"
# How a notebook may begin: what it asks for, in which order, with how much of a version.
OPENINGS = {
    "setup": [SETUP],
    "setup-then-packages": [SETUP, '#r "nuget: Plotly.NET.Interactive, 6.0.0"'],
    "packages-then-setup": ['#r "nuget: Plotly.NET.CSharp, 0.14.0"\n#r "nuget: Plotly.NET.Interactive, 6.0.0"', SETUP],
    "packages": ['#r "nuget: Plotly.NET.Interactive, 6.0.0"\n#r "nuget: Plotly.NET.CSharp, 0.14.0"\nusing Plotly.NET.CSharp;', '#r "nuget: MathNet.Numerics, 5.0.0"'],
    "packages-of-any-version": ['#r "nuget:Plotly.NET.CSharp"', '#r "nuget: Plotly.NET, [6.0.0,7.0.0)"\n#r "nuget: MathNet.Numerics"', "using Plotly.NET.CSharp;\nusing static Plotly.NET.StyleParam;"],
}
# The engine of `run` is our kernel's too: there the lessons' setup and none are enough.
IN_OUR_KERNEL = ["setup", "packages-of-any-version"]
# What each cell shows: so many figures, or these words.
CELLS = [
    ('double[] x = { 1, 2, 3, 4 }, y = { 2.5, double.NaN, 0.1 + 0.2, 4 };\nChart.Line<double, double, string>(x, y, Name: "noise </script>")', 1),
    ('var column = Chart.Column<double, string, string>(x, Keys: new[] { "a", "b", "c", "d" });\ndisplay(column);', 1),
    ("var histogram = Chart.Histogram<double, double, string>(X: y);\nhistogram.Display();\nhistogram.Display();", 2),
    ("var heat = Chart.Heatmap<double, string, string, string>(new[] { x, x });\nheat", 1),
    ('Chart.Pie<double, string, string>(x, Labels: new[] { "a", "b", "c", "d" }).Display()', 1),
    ("Chart.Scatter3D<double, double, double, string>(x, x, x, Plotly.NET.StyleParam.Mode.Markers)", 1),
    ("Chart.Combine(new[] { Chart.Line<double, double, string>(x, x), Chart.Point<double, double, string>(x, y) })", 1),
    ("var two = new[] { Chart.Line<double, double, string>(x, x), column };\nChart.Grid(two, 1, 2)", 1),
    ('using Plotly.NET;\nusing Chart = Plotly.NET.CSharp.Chart;\nGenericChart chart = Chart.Point<double, double, string>(x, x, Name: "points");\nchart', 1),
    ("HTML(Plotly.NET.GenericChart.toChartHTML(column))", "Plotly.newPlot"),
    ("Plotly.NET.GenericChart.toFigureJson(column).Substring(0, 8)", '{"data":'),
    ('#r "nuget: Microsoft.Data.Analysis, 0.24.0"\nusing Microsoft.Data.Analysis;\nvar frame = new DataFrame(new Int32DataFrameColumn("units", new[] { 16, 32 }), new StringDataFrameColumn("cell", new[] { "LSTM", "GRU" }));\nframe',
     ["units", "32", "GRU", "<td"]),
    ("frame.Rows.Count", "2"),
    ('#r "nuget: Newtonsoft.Json, 13.0.4"\nusing Newtonsoft.Json;\nConsole.WriteLine(JsonConvert.SerializeObject(x));', "[1.0,2.0,3.0,4.0]"),
    ('#r "nuget: Newtonsoft.Json.Bson, 1.0.2"\nvar bytes = new System.IO.MemoryStream();\nusing (var writer = new Newtonsoft.Json.Bson.BsonDataWriter(bytes)) new JsonSerializer().Serialize(writer, new { a = 1 });\nConsole.WriteLine(bytes.ToArray().Length);',
     "12"),
    ("var table = new double[,] { { 1, 2, 3 }, { 4, 5, 6.5 } };\ntable", "6.5"),
    ("MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(2, 3, (i, j) => i + 0.25 * j)", "1.25"),
    ("Chart.Line<double, double, string>(x, x)", 1),
]
DRAWN_HERE = sum(shown for _, shown in CELLS if isinstance(shown, int))


class Learner(HostTest):
    seconds_at_most = 1800

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        install(cls.place, LEARNERS_PORTS)
        cls.folder = cls.place.home / "learner"
        cls.folder.mkdir()
        for name in OPENINGS:
            nbformat.write(written(name), cls.folder / f"{name}.ipynb")
        cls.browser = Browser(cls.place)
        cls.addClassCleanup(cls.browser.close)

    def test_run_draws_and_prints_however_the_notebook_begins(self):
        target = self.place.folder / "run"
        notebooks = [str(self.folder / f"{name}.ipynb") for name in OPENINGS]
        done = subprocess.run([*RUNNER, "run", "--timeout", "600", f"--output={target}", *notebooks], env=self.place.environment, cwd=ROOT, capture_output=True, text=True)
        self.assertEqual(0, done.returncode, done.stdout + done.stderr)
        self.assert_whole({name: nbformat.read(target / f"{name}.ipynb", as_version=4) for name in OPENINGS})

    def test_our_kernel_draws_and_prints_with_the_setup_and_without(self):
        self.assert_draw({name: self.executed(name, KERNEL) for name in IN_OUR_KERNEL})

    def test_dotnet_interactive_draws_and_prints_after_the_setup(self):
        self.assert_draw({name: self.executed(name, next(iter(LEARNERS_PORTS))) for name in OPENINGS if SETUP in OPENINGS[name]})

    def test_the_classic_notebook_draws_without_setup(self):
        port = free_port()
        root = ["--allow-root"] if os.geteuid() == 0 else []
        server = self.place.start("classic-notebook-of-a-learner", [
            "/usr/bin/jupyter-notebook", "--no-browser", "--ip=127.0.0.1", f"--port={port}", "--NotebookApp.token=secret", f"--notebook-dir={self.folder}", *root])
        self.addCleanup(stop, server)
        wait_for(lambda: answers(f"http://127.0.0.1:{port}/api"), 180, "the classic Notebook")
        self.browser.open(f"http://127.0.0.1:{port}/notebooks/packages.ipynb?token=secret")
        self.browser.wait_for(KERNEL_IDLE, 180)
        self.browser.do("Jupyter.notebook.execute_all_cells()")
        self.browser.wait_for(ALL_DONE, 600)
        self.browser.wait_for(f"{DRAWN} >= {DRAWN_HERE}", 120)
        self.browser.screenshot(REPORTS / "learner.png")

    def executed(self, name, kernel):
        notebook = nbformat.read(self.folder / f"{name}.ipynb", as_version=4)
        NotebookClient(notebook, kernel_name=kernel, timeout=600, allow_errors=True, resources={"metadata": {"path": str(self.folder)}}).execute()
        return notebook

    def assert_draw(self, notebooks):
        self.assert_whole(notebooks)
        for name, notebook in notebooks.items():
            with self.subTest(name):
                page = self.folder / f"{name}.html"
                page.write_text("<!doctype html><meta charset='utf-8'>" + "".join(html(notebook)), encoding="utf-8")
                self.browser.open(page.as_uri())
                self.browser.wait_for(f"{DRAWN} >= {DRAWN_HERE}", 120)

    def assert_whole(self, notebooks):
        wrong = [f"{name}, {line}" for name, notebook in notebooks.items() for line in faults(code_cells(notebook)[-len(CELLS):])]
        self.assertEqual([], wrong, "\n".join(wrong))


def written(name):
    kernelspec = {"display_name": ".NET (C#)", "language": "C#", "name": LESSON_KERNEL}
    return new_notebook(cells=[new_code_cell(code) for code in [*OPENINGS[name], *(code for code, _ in CELLS)]], metadata={"kernelspec": kernelspec})


def faults(cells):
    """One line for each cell that does not show what it should."""
    for number, (cell, (_, shown)) in enumerate(zip(cells, CELLS), start=1):
        text = "\n".join(part for kind, part in texts(cell) if part)
        if any(output["output_type"] == "error" for output in cell["outputs"]):
            yield f"cell {number}: {text[-600:]}"
        elif isinstance(shown, int) and figures([cell]) != shown:
            yield f"cell {number}: {figures([cell])} figures, not {shown}: {text[:300]}"
        elif not isinstance(shown, int):
            yield from (f"cell {number}: no {word!r} in {text[:600]!r}" for word in ([shown] if isinstance(shown, str) else shown) if word not in raw(cell))


def raw(cell):
    """All that a cell shows, scripts too."""
    return "\n".join(joined(output["text"]) if "text" in output else "\n".join(joined(form) for form in output.get("data", {}).values() if isinstance(form, (str, list)))
                     for output in cell["outputs"])


def html(notebook):
    return (joined(output["data"]["text/html"]) for cell in code_cells(notebook) for output in cell["outputs"] if "text/html" in output.get("data", {}))
