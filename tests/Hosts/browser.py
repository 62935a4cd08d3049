"""Headless Chromium, driven over its DevTools protocol; the WebSocket is tornado's, which every Jupyter brings."""
import asyncio
import base64
import json
import os
import shutil
import urllib.request

from tornado.websocket import websocket_connect

from place import free_port, stop, wait_for

PROGRAM = os.environ.get("CHROMIUM_PATH") or shutil.which("chromium") or shutil.which("google-chrome")


class Browser:
    """One page, without a network: the only host that it finds is this machine."""

    def __init__(self, place):
        port = free_port()
        self.process = place.start("chromium", [
            PROGRAM, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--window-size=1280,1600",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", f"--user-data-dir={place.folder / 'chromium'}",
            f"--remote-debugging-port={port}", "about:blank"])
        self.address = wait_for(lambda: page_address(port), 60, "Chromium")
        self.loop = asyncio.new_event_loop()
        self.socket = self.loop.run_until_complete(self.connect())
        self.calls = 0

    async def connect(self):
        return await websocket_connect(self.address, max_message_size=1 << 30)

    # On its own loop: what else runs notebooks here leaves the thread without one.
    async def disconnect(self):
        self.socket.close()
        await asyncio.sleep(0.1)

    def call(self, method, **parameters):
        return self.loop.run_until_complete(asyncio.wait_for(self.answer(method, parameters), 120))

    async def answer(self, method, parameters):
        self.calls += 1
        await self.socket.write_message(json.dumps({"id": self.calls, "method": method, "params": parameters}))
        while True:
            text = await self.socket.read_message()
            if text is None:
                raise AssertionError("Chromium closed the connection")
            message = json.loads(text)
            if message.get("id") == self.calls:
                if "error" in message:
                    raise AssertionError(f"{method}: {message['error']}")
                return message["result"]

    def open(self, url):
        self.call("Page.navigate", url=url)

    def evaluate(self, expression):
        """What the expression, or the promise it makes, comes to."""
        result = self.call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in result:
            raise AssertionError(f"{expression}: {result['exceptionDetails']}")
        return result["result"].get("value")

    def do(self, statements):
        self.evaluate(f"{statements}; undefined")

    def wait_for(self, expression, seconds):
        """Waits until it is true, also over the loading of another page."""
        return wait_for(lambda: self.evaluate(f"(() => {{ try {{ return !!({expression}); }} catch {{ return false; }} }})()"), seconds, expression)

    def screenshot(self, path):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"]))

    def close(self):
        self.loop.run_until_complete(self.disconnect())
        self.loop.close()
        stop(self.process)


def page_address(port):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/json/list") as answer:
            return next((target["webSocketDebuggerUrl"] for target in json.load(answer) if target["type"] == "page"), None)
    except OSError:
        return None
