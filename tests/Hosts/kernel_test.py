"""Debian's python3-jupyter-kernel-test on this kernel: every message that protocol 5.3 asks for, as Jupyter's own clients send it."""
import datetime
import stat
import unittest

import jupyter_kernel_test
from jupyter_client.manager import KernelManager

from place import KERNEL, HostTest


class Kernel(jupyter_kernel_test.KernelTests, HostTest):
    kernel_name = KERNEL
    language_name = "C#"
    file_extension = ".cs"

    code_hello_world = 'Console.WriteLine("hello, world");'
    code_stderr = 'Console.Error.WriteLine("oops");'

    completion_samples = [
        {"text": "Math.Sqr", "matches": ["Sqrt"]},
        {"text": "Console.WriteL", "matches": ["WriteLine"]},
        {"text": "var letters = \"abc\"; letters.ToUpperI", "matches": ["ToUpperInvariant"]},
    ]

    complete_code_samples = ["1 + 1", "var x = 3;", "int Twice(int n) => 2 * n;", "// nothing but a remark", "for (int i = 0; i < 3; i++) { }"]
    incomplete_code_samples = ["for (int i = 0; i < 3; i++) {", "Math.Sqrt(", "class Cell {", 'var text = """\nfirst line']
    invalid_code_samples = ["int = 3;", "1 + ) 2", "}"]

    code_generate_error = 'throw new InvalidOperationException("no");'
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": '"text".Length', "result": "4"},
        {"code": "2 + 2", "result": "4"},
    ]
    code_display_data = [{"code": '"seen".Display();', "mime": "text/plain"}]

    code_history_pattern = "6*7"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Math.Sqrt"
    code_clear_output = r'Console.Write("\u001b[H\u001b[2J");'

    @unittest.skip("The pager is the one part of the suite that the protocol calls deprecated.")
    def test_pager(self):
        pass

    @classmethod
    def setUpClass(cls):
        HostTest.setUpClass.__func__(cls)
        super().setUpClass()

    def test_a_completed_word_replaces_itself_only(self):
        code = "var half = Math.Sqr"
        reply = self.ask(self.kc.complete(code))
        self.assertEqual("Sqr", code[reply["cursor_start"]:reply["cursor_end"]])

    def test_inspection_shows_the_documentation_that_a_learner_reads(self):
        reply = self.ask(self.kc.inspect("Math.Sqrt(2)", cursor_pos=8))
        self.assertIn("Sqrt", reply["data"]["text/plain"])

    def test_an_unfinished_block_is_indented(self):
        reply = self.ask(self.kc.is_complete("if (true) {"))
        self.assertEqual("    ", reply["indent"])

    def test_a_line_that_a_cell_asks_for_comes_from_the_client(self):
        reply, output = self.execute_with_answer('Console.WriteLine("hello, " + Console.ReadLine());', "Ada")
        self.assertEqual("ok", reply["status"])
        self.assertIn("hello, Ada", output)

    def execute_with_answer(self, code, answer):
        self.flush_channels()
        output = []
        reply = self.kc.execute_interactive(
            code, allow_stdin=True, timeout=60, stdin_hook=lambda _: self.kc.input(answer),
            output_hook=lambda message: output.append(message["content"].get("text", "")))
        return reply["content"], "".join(output)

    def test_cells_after_a_failed_one_are_aborted_and_the_next_request_is_not(self):
        self.flush_channels()
        failing = self.kc.execute("while (true) await Task.Delay(10);")
        while (message := self.kc.get_iopub_msg(timeout=60))["msg_type"] != "execute_input" or message["parent_header"]["msg_id"] != failing:
            pass
        waiting = self.kc.execute("1 + 1")
        # On the same socket, so that the kernel has the other cell when it fails this one.
        self.kc.shell_channel.send(self.kc.session.msg("interrupt_request"))
        self.assertEqual(["error", "aborted"], [self.reply_to(one)["status"] for one in (failing, waiting)])
        self.assertEqual("ok", self.reply_to(self.kc.execute("2 + 2"))["status"])

    def test_an_error_shows_the_learners_own_lines_in_colour(self):
        self.flush_channels()
        _, messages = self.execute_helper('int Half(int n) => n / (n - n);\nHalf(3)')
        error = messages[-1]["content"]
        self.assertEqual("DivideByZeroException", error["ename"])
        text = "\n".join(error["traceback"])
        self.assertIn("\x1b[", text)
        self.assertIn("line 1", text)
        self.assertNotIn("NotebookRunner", text)

    def test_a_shown_value_can_be_updated(self):
        self.flush_channels()
        _, messages = self.execute_helper('var shown = "before".Display(); shown.Update("after");')
        first, second = [message for message in messages if message["msg_type"].endswith("display_data")]
        self.assertEqual(["display_data", "update_display_data"], [first["msg_type"], second["msg_type"]])
        self.assertEqual(first["content"]["transient"]["display_id"], second["content"]["transient"]["display_id"])

    def test_the_time_of_a_message_is_understood(self):
        self.flush_channels()
        _, messages = self.execute_helper("1 + 1")
        self.assertIsInstance(messages[0]["header"]["date"], datetime.datetime)

    def test_a_session_goes_over_files_that_nobody_else_can_read(self):
        manager = KernelManager(kernel_name=KERNEL, transport="ipc", connection_file=str(self.place.folder / "private.json"))
        manager.start_kernel()
        self.addCleanup(manager.shutdown_kernel, now=True)
        client = manager.client()
        client.start_channels()
        self.addCleanup(client.stop_channels)
        client.wait_for_ready(timeout=60)
        output = []
        client.execute_interactive('Console.Write("private");', timeout=60, output_hook=output.append)
        self.assertIn("private", [message["content"].get("text") for message in output])
        sockets = list(self.place.folder.glob("private-ipc-*"))
        self.assertEqual([0o600] * 5, [stat.S_IMODE(path.stat().st_mode) for path in sockets])

    def test_user_expressions_are_answered_each_by_itself(self):
        self.flush_channels()
        reply = self.reply_to(self.kc.execute("var side = 3;", user_expressions={"area": "side * side", "wrong": "nothing.Here"}))
        self.assertEqual("9", reply["user_expressions"]["area"]["data"]["text/plain"])
        self.assertEqual("error", reply["user_expressions"]["wrong"]["status"])

    def ask(self, asked):
        reply = self.reply_to(asked)
        self.assertEqual("ok", reply.get("status", "ok") if "indent" not in reply else "ok")
        return reply

    def reply_to(self, asked):
        while True:
            reply = self.kc.get_shell_msg(timeout=60)
            if reply["parent_header"].get("msg_id") == asked:
                return reply["content"]
