"""A place of its own for the hosts under test: a home, Jupyter's folders and the kernel, all temporary, and the processes in it."""
import atexit
import contextlib
import fcntl
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import unittest
import urllib.request
import uuid
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = ROOT / "notebooks"
ARTIFACTS = ROOT / "artifacts"
REPORTS = ARTIFACTS / "hosts"
RUNNER = ["dotnet", str(ARTIFACTS / "bin" / "NotebookRunner" / "release" / "NotebookRunner.dll")]
KERNEL = "rnn-notebooks"
LESSON_KERNEL = ".net-csharp"
PYTHON = "/usr/bin/python3"


class Place:
    def __init__(self, part):
        self.part = part
        self.folder = Path(tempfile.mkdtemp(prefix="rnn-hosts-"))
        self.home = self.folder / "home"
        self.mark = uuid.uuid4().hex
        jupyter = {f"JUPYTER_{kind}_DIR": str(self.folder / kind.lower()) for kind in ("DATA", "CONFIG", "RUNTIME")}
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "JPY_"))},
            **jupyter,
            "HOME": str(self.home),
            "XDG_DATA_HOME": str(self.home / ".local" / "share"),
            "DOTNET_NOLOGO": "1",
            "DOTNET_CLI_TELEMETRY_OPTOUT": "1",
            "RNN_HOSTS": self.mark,
        }
        self.home.mkdir()
        # A test that is stopped from outside clears up too.
        atexit.register(self.close)

    def install(self):
        for name in (KERNEL, LESSON_KERNEL):
            self.runner("kernel", "install", "--as", name)

    def runner(self, *arguments):
        done = subprocess.run([*RUNNER, *arguments], env=self.environment, cwd=ROOT, capture_output=True, text=True)
        if done.returncode != 0:
            raise AssertionError(f"{' '.join(arguments)} ended with {done.returncode}: {done.stdout}{done.stderr}")
        return done.stdout

    def start(self, name, command, **environment):
        """A process whose output goes to artifacts/hosts/PART-NAME.log."""
        REPORTS.mkdir(parents=True, exist_ok=True)
        with open(REPORTS / f"{self.part}-{name}.log", "wb") as log:
            return subprocess.Popen(command, env={**self.environment, **environment}, cwd=self.home, stdout=log, stderr=log, start_new_session=True)

    def processes(self):
        """The processes that were started from here, and theirs, however deep and even when their parent is gone."""
        found, mark = [], f"RNN_HOSTS={self.mark}".encode()
        for entry in Path("/proc").iterdir():
            try:
                if entry.name.isdigit() and mark in (entry / "environ").read_bytes().split(b"\0") and int(entry.name) != os.getpid():
                    found.append(int(entry.name))
            except OSError:
                pass
        return found

    def wait_until_empty(self, seconds=20):
        """The processes that are still there after this time."""
        wait_for(lambda: not self.processes(), seconds, fail=False)
        return self.processes()

    def close(self):
        for kind in (signal.SIGTERM, signal.SIGKILL):
            for process in self.processes():
                try:
                    os.kill(process, kind)
                except ProcessLookupError:
                    pass
            if not self.wait_until_empty(10):
                break
        shutil.rmtree(self.folder, ignore_errors=True)


class HostTest(unittest.TestCase):
    """Tests that share one place, and leave nothing running behind."""

    @classmethod
    def setUpClass(cls):
        cls.place = Place(cls.__module__)
        cls.addClassCleanup(cls.place.close)
        cls.place.install()
        # What runs inside this process looks for kernels in the place too.
        before = dict(os.environ)
        cls.addClassCleanup(lambda: (os.environ.clear(), os.environ.update(before)))
        os.environ.update(cls.place.environment)


@contextlib.contextmanager
def one_at_a_time(name):
    """What other parts, which run beside this one, need too, and what is to be made once."""
    REPORTS.mkdir(parents=True, exist_ok=True)
    with open(REPORTS / f"{name}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def wait_for(condition, seconds, what="the condition", fail=True):
    end = time.monotonic() + seconds
    while not (value := condition()):
        if time.monotonic() > end:
            if fail:
                raise AssertionError(f"waited {seconds} s for {what}")
            return value
        time.sleep(0.05)
    return value


def answers(url):
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return answer.status == 200
    except OSError:
        return False


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def stop(process, seconds=20):
    """Ends a server as a person does, with Ctrl+C or a signal, and insists when it does not listen."""
    for kind in (signal.SIGTERM, signal.SIGKILL):
        if process.poll() is None:
            os.kill(process.pid, kind)
        try:
            return process.wait(seconds)
        except subprocess.TimeoutExpired:
            pass
