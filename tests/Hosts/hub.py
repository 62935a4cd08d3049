"""A real JupyterHub on this machine: eight students run the same lesson at once, and each is alone with it."""
import asyncio
import json
import os
import stat
import subprocess
import threading
import time
from pathlib import Path

from outputs import cells_that_ran, code_cells, differences, reference
from place import ARTIFACTS, LESSON_KERNEL, ROOT, HostTest, answers, free_port, stop, wait_for
from student import Student

NAMES = ["ada", "alan", "barbara", "dennis", "edsger", "grace", "haskell", "john"]
LESSON = "08-lstm"
PATH = f"rnn-notebooks/notebooks/{LESSON}.ipynb"
SOURCE = Path(__file__).resolve().parent


class Hub(HostTest):
    seconds_at_most = 1500

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.expected = cells_that_ran(reference(LESSON)[LESSON])
        cls.url = f"http://127.0.0.1:{free_port()}"
        cls.students_folder = cls.place.folder / "students"
        cls.students_folder.mkdir(mode=0o700)
        test = {
            "url": cls.url, "hub_url": f"http://127.0.0.1:{free_port()}", "proxy_url": f"http://127.0.0.1:{free_port()}",
            "folder": str(cls.place.folder), "home": str(cls.students_folder / "{username}"), "proxy": ["node", str(proxy())],
            "environment": {
                "JUPYTER_PATH": os.environ["JUPYTER_DATA_DIR"],
                "JUPYTERHUB_SINGLEUSER_APP": "notebook.notebookapp.NotebookApp",
                "RNN_HOSTS": cls.place.mark,
            },
        }
        hub = cls.place.start("hub", ["/usr/bin/jupyterhub", "-f", str(SOURCE / "hub_config.py")],
                              HUB_CONFIG=str(ROOT / "deploy" / "jupyterhub_config.py"), HUB_TEST=json.dumps(test))
        cls.addClassCleanup(stop, hub, 60)
        wait_for(lambda: hub.poll() is not None or answers(f"{cls.url}/hub/api"), 180, "JupyterHub")
        cls.students = [Student(cls.url, name) for name in NAMES]

    def test_eight_students_run_a_lesson_at_once_and_each_is_alone(self):
        memory = Memory(self.place, NAMES)
        asyncio.run(self.teach(memory))

    async def teach(self, memory):
        start = time.monotonic()
        await asyncio.gather(*(asyncio.to_thread(student.sign_in) for student in self.students))
        print(f"  {len(NAMES)} servers up: {time.monotonic() - start:.1f} s", flush=True)
        with memory:
            # All to their ends: a failure of one must not take the lesson from the others.
            ends = await asyncio.gather(*(self.lesson(student) for student in self.students), return_exceptions=True)
        print(f"  memory of all {len(NAMES)}, shared pages counted once: {memory.most_of_all / 1024:.0f} MB at most", flush=True)
        for name in NAMES:
            server, kernel = memory.most[name, "server"], memory.most[name, "kernel"]
            print(f"  {name}: server {server / 1024:.0f} MB, kernel {kernel / 1024:.0f} MB at most, {memory.seconds[name, 'kernel']:.0f} s of a core", flush=True)
        self.assertEqual([], [end for end in ends if end])
        await self.variables_are_their_own()
        self.files_are_their_own()
        self.health_is_told_to_anybody()
        for student in self.students:
            student.leave()

    async def lesson(self, student):
        start = time.monotonic()
        await student.open(PATH, LESSON_KERNEL)
        await student.run_notebook()
        print(f"  {student.name} finished after {time.monotonic() - start:.1f} s", flush=True)
        self.assertEqual([], differences(self.expected, code_cells(student.notebook)), student.name)

    async def variables_are_their_own(self):
        for student in self.students:
            self.assertEqual([], await student.run(f'var owner = "{student.name}"; var only_{student.name} = 1;'))
        for student, other in zip(self.students, reversed(self.students)):
            self.assertEqual(student.name, (await student.run("owner"))[0]["data"]["text/plain"])
            self.assertEqual("CS0103", (await student.run(f"only_{other.name}"))[0]["ename"])
            self.assertEqual([], await student.run('File.WriteAllText("diary.txt", owner);'))

    def files_are_their_own(self):
        for student, other in zip(self.students, reversed(self.students)):
            self.assertEqual(student.name, student.get("contents/rnn-notebooks/notebooks/diary.txt").json()["content"])
            self.assertEqual(403, student.browser.get(f"{other.server}/api/contents/rnn-notebooks/notebooks/diary.txt").status_code)
            self.assertEqual(404, student.get(f"contents/..%2F{other.name}%2Frnn-notebooks%2Fnotebooks%2Fdiary.txt").status_code)
            lessons = self.students_folder / student.name / "rnn-notebooks"
            for path in [lessons, *lessons.rglob("*")]:
                self.assertEqual(0, stat.S_IMODE(path.stat().st_mode) & 0o077, path)

    def health_is_told_to_anybody(self):
        """What the image's health check asks, with no cookie and no token."""
        self.assertTrue(answers(f"{self.students[0].server}/api"))


class Memory:
    """What the students' processes use: memory in KiB, and seconds of a core; looked at twice a second."""

    def __init__(self, place, names):
        self.place, self.names = place, names
        self.most_of_all = 0
        self.most, self.seconds = {}, {}
        self.over = threading.Event()

    def __enter__(self):
        self.thread = threading.Thread(target=self.watch)
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        self.thread.join()

    def watch(self):
        while not self.over.wait(0.5):
            now = 0
            for process in self.place.processes():
                try:
                    folder = Path("/proc") / str(process)
                    name = environment(folder).get("JUPYTERHUB_USER")
                    if name in self.names:
                        now += number(folder / "smaps_rollup", "Pss:")
                        kind = "kernel" if b"NotebookRunner" in (folder / "cmdline").read_bytes() else "server"
                        self.most[name, kind] = max(self.most.get((name, kind), 0), number(folder / "status", "VmHWM:"))
                        self.seconds[name, kind] = seconds(folder)
                except OSError:
                    pass
            self.most_of_all = max(self.most_of_all, now)


def environment(folder):
    return dict(entry.split("=", 1) for entry in (folder / "environ").read_text(errors="replace").split("\0") if "=" in entry)


def seconds(folder):
    """Of processor time, in the process and all its threads; the fields are counted after the name, which may hold spaces."""
    fields = (folder / "stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def number(path, name):
    return next(int(line.split()[1]) for line in path.read_text().splitlines() if line.startswith(name))


def proxy():
    """The proxy's program; npm puts it into artifacts/ once."""
    folder = ARTIFACTS / "hosts" / "proxy"
    program = folder / "node_modules" / "configurable-http-proxy" / "bin" / "configurable-http-proxy"
    if not program.exists():
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            (folder / name).write_bytes((SOURCE / "proxy" / name).read_bytes())
        subprocess.run(["npm", "ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return program
