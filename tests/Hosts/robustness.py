"""Interrupted and restarted over and over, or left by its parent: the session lives, and no process stays behind."""
import os
import signal
import subprocess
import time
from queue import Empty

from jupyter_client.manager import start_new_kernel

from place import KERNEL, PYTHON, HostTest, wait_for

INTERRUPTS = 200
RESTARTS = 50
ENDLESS = ["while (true) { }", "await Task.Delay(-1);", "System.Threading.Thread.Sleep(-1);", "for (int i = 0; ; i++) kept++;"]
TALKATIVE = "while (true) Console.WriteLine(1);"
ORPHAN = "import jupyter_client.manager as m, time; m.start_new_kernel(kernel_name='rnn-notebooks'); print('ready', flush=True); time.sleep(600)"


class Robustness(HostTest):
    seconds_at_most = 600

    def kernel(self):
        manager, client = start_new_kernel(kernel_name=KERNEL)
        self.addCleanup(manager.shutdown_kernel)
        self.addCleanup(client.stop_channels)
        return manager, client

    def test_a_session_lives_through_200_interrupts(self):
        manager, client = self.kernel()
        self.assertEqual("ok", self.execute(client, "var kept = 0; int survivor = 7;")["status"])
        start = time.monotonic()
        for i in range(INTERRUPTS):
            code = TALKATIVE if i % 50 == 49 else ENDLESS[i % len(ENDLESS)]
            asked = client.execute(code)
            self.wait_until_running(client, asked)
            manager.interrupt_kernel()
            self.assertEqual("error", self.reply(client, asked)["status"], code)
        print(f"  {INTERRUPTS} interrupts: {time.monotonic() - start:.1f} s", flush=True)
        survivor = self.execute(client, "", user_expressions={"it": "survivor"})["user_expressions"]["it"]
        self.assertEqual({"text/plain": "7"}, survivor.get("data"), survivor)

    def test_50_restarts_leave_no_process_behind(self):
        manager, client = start_new_kernel(kernel_name=KERNEL)
        start = time.monotonic()
        for i in range(RESTARTS):
            # Now and then in the middle of a cell, and without asking the kernel first.
            if i % 5 == 0:
                self.wait_until_running(client, client.execute("while (true) { }"))
            manager.restart_kernel(now=i % 2 == 0)
            client.wait_for_ready(timeout=60)
            self.assertEqual("ok", self.execute(client, "1 + 1")["status"])
        print(f"  {RESTARTS} restarts: {time.monotonic() - start:.1f} s", flush=True)
        client.stop_channels()
        manager.shutdown_kernel()
        self.assertEqual([], self.place.wait_until_empty())

    def test_a_kernel_whose_parent_was_killed_ends(self):
        parent = subprocess.Popen([PYTHON, "-c", ORPHAN], stdout=subprocess.PIPE, text=True)
        with parent.stdout:
            self.assertEqual("ready\n", parent.stdout.readline())
        os.kill(parent.pid, signal.SIGKILL)
        parent.wait()
        self.assertEqual([], self.place.wait_until_empty())

    def execute(self, client, code, **options):
        return self.reply(client, client.execute(code, **options))

    def reply(self, client, asked):
        while True:
            reply = client.get_shell_msg(timeout=60)
            if reply["parent_header"].get("msg_id") == asked:
                return reply["content"]

    def wait_until_running(self, client, asked):
        wait_for(lambda: self.is_input(client, asked), 60, "the cell to start")

    def is_input(self, client, asked):
        try:
            message = client.get_iopub_msg(timeout=60)
        except Empty:
            return False
        return message["msg_type"] == "execute_input" and message["parent_header"].get("msg_id") == asked
