"""How long a learner waits. The figures are printed; a test fails only when one is many times what a quiet machine of two cores shows."""
import statistics
import time

from jupyter_client.manager import start_new_kernel

from place import KERNEL, NOTEBOOKS, HostTest

LOADED_MACHINE = 8


class Latency(HostTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # The first start of a program after its build reads it from the disk; a learner meets that once a day.
        cls.start()
        cls.ready = cls.start()
        cls.setup = cls.seconds("#!import setup.csx")

    @classmethod
    def start(cls):
        start = time.monotonic()
        cls.manager, cls.client = start_new_kernel(kernel_name=KERNEL, cwd=str(NOTEBOOKS))
        cls.addClassCleanup(cls.manager.shutdown_kernel)
        cls.addClassCleanup(cls.client.stop_channels)
        return time.monotonic() - start

    @classmethod
    def seconds(cls, code):
        start = time.monotonic()
        cls.execute(code)
        return time.monotonic() - start

    @classmethod
    def execute(cls, code):
        output = []
        reply = cls.client.execute_interactive(code, timeout=120, allow_stdin=False, output_hook=output.append)
        return reply["content"], output

    def test_the_kernel_is_ready_soon(self):
        self.report("kernel ready", self.ready, 2)

    def test_the_first_cell_of_a_lesson_is_done_soon(self):
        self.report("setup cell", self.setup, 2)

    def test_an_empty_cell_is_answered_at_once(self):
        self.report("empty cell, median of 100", statistics.median(self.seconds("") for _ in range(100)), 0.030)

    def test_a_small_cell_is_answered_at_once(self):
        self.report("cell `1 + 1`, median of 50", statistics.median(self.seconds("1 + 1") for _ in range(50)), 0.100)

    def test_ten_thousand_lines_come_whole_and_in_order(self):
        start = time.monotonic()
        _, messages = self.execute("for (int i = 0; i < 10_000; i++) Console.WriteLine($\"line {i}\");")
        took = time.monotonic() - start
        self.assertEqual("".join(f"line {i}\n" for i in range(10_000)), stream(messages, "stdout"))
        self.report(f"10,000 lines ({sum(message['msg_type'] == 'stream' for message in messages)} messages)", took, 1)

    def test_twenty_megabytes_are_refused_and_the_kernel_lives(self):
        start = time.monotonic()
        _, messages = self.execute("Console.Write(new string('x', 20_000_000));")
        took = time.monotonic() - start
        self.assertLess(len(stream(messages, "stdout")), 20_000_000)
        self.assertIn("cut", stream(messages, "stderr"))
        self.assertEqual("2", self.execute("1 + 1")[1][-2]["content"]["data"]["text/plain"])
        self.report("20 MB of output, refused", took, 1)

    def report(self, what, seconds, target):
        print(f"  {what}: {1000 * seconds:.0f} ms (to be under {1000 * target:.0f})", flush=True)
        self.assertLess(seconds, LOADED_MACHINE * target)


def stream(messages, name):
    return "".join(message["content"]["text"] for message in messages if message["msg_type"] == "stream" and message["content"]["name"] == name)
