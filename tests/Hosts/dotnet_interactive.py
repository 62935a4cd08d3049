"""The lessons, the appendices and the worked solutions in .NET Interactive, the host they were first written for: its Jupyter kernel under nbclient
shows what the runner's own `run` shows."""
import asyncio
import json
import shutil
import subprocess
import time

import nbformat
from nbclient import NotebookClient

from outputs import code_cells, differences, joined, reference
from place import ARTIFACTS, NOTEBOOKS, HostTest, one_at_a_time

VERSION = "1.0.712001"
TOOLS = ARTIFACTS / "tools" / f"dotnet-interactive-{VERSION}"
TOOL = TOOLS / "dotnet-interactive"
OF_THE_HOST = ("dotnet-interactive-this-cell", "Installed Packages")
# Two kernels that start at the same time would both take the first free port for their web service: each has ports of its own.
PORTS = {"net-interactive-1": "2048-2499", "net-interactive-2": "2500-2999"}
LEARNERS_PORTS = {"net-interactive-3": "3000-3499"}
NAMES = [str(path.relative_to(NOTEBOOKS).with_suffix("")) for folder in ("", "solutions") for path in sorted((NOTEBOOKS / folder).glob("*.ipynb"))]


def fetch():
    """The tool, where it is not there yet."""
    if TOOL.exists():
        return
    shutil.rmtree(TOOLS, ignore_errors=True)
    command = ["dotnet", "tool", "install", "Microsoft.dotnet-interactive", "--version", VERSION, "--tool-path", str(TOOLS)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(command)} ended with {done.returncode}: {done.stdout}{done.stderr}")


def install(place, kernels):
    """The host's kernels, each with its ports."""
    with one_at_a_time("dotnet-interactive"):
        fetch()
    # The tool listens on every interface unless it is told not to.
    for name, ports in kernels.items():
        spec = {
            "argv": [str(TOOL), "jupyter", "--default-kernel", "csharp", "--http-local-only", "--http-port-range", ports, "{connection_file}"],
            "display_name": ".NET (C#)",
            "language": "C#",
            "env": {"DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT": "1", "DOTNET_INTERACTIVE_SKIP_FIRST_TIME_EXPERIENCE": "1", "Logging__LogLevel__Default": "Warning"},
        }
        folder = place.folder / "data" / "kernels" / name
        folder.mkdir(parents=True)
        (folder / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")


class DotnetInteractive(HostTest):
    seconds_at_most = 2400

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        install(cls.place, PORTS)

    def test_every_lesson_appendix_and_solution_shows_what_run_shows(self):
        expected = reference(*NAMES)
        wrong = [f"{name}, {line}" for name, shown in asyncio.run(self.run_all()).items()
                 for line in differences(code_cells(expected[name]), code_cells(shown))]
        self.assertEqual([], wrong, "\n".join(wrong))

    async def run_all(self):
        free, shown = asyncio.Queue(), {}
        for kernel in PORTS:
            free.put_nowait(kernel)
        await asyncio.gather(*(self.run_one(name, free, shown) for name in NAMES))
        return shown

    async def run_one(self, name, free, shown):
        path = NOTEBOOKS / f"{name}.ipynb"
        shown[name] = nbformat.read(path, as_version=4)
        kernel = await free.get()
        start = time.monotonic()
        client = NotebookClient(shown[name], kernel_name=kernel, timeout=600, allow_errors=True, resources={"metadata": {"path": str(path.parent)}})
        await client.async_execute()
        # What the host says of itself, with which script a page finds it and which packages it has restored, is no output of the lesson.
        for cell in code_cells(shown[name]):
            cell.outputs = [output for output in cell.outputs if not any(mark in joined(output.get("data", {}).get("text/html", "")) for mark in OF_THE_HOST)]
        print(f"  {name}: {time.monotonic() - start:.1f} s", flush=True)
        free.put_nowait(kernel)
