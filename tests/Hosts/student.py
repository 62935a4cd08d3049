"""A student of a hub: signs in, starts a server, opens a lesson and runs its cells, over the requests that a browser makes."""
import asyncio
import json
import time
import uuid

import requests
from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect

from outputs import code_cells


class Student:
    def __init__(self, hub, name):
        self.hub, self.name = hub, name
        self.server = f"{hub}/user/{name}"
        self.browser = requests.Session()

    def sign_in(self):
        """Returns when the student's own server answers."""
        self.browser.post(f"{self.hub}/hub/login", data={"username": self.name, "password": "any"}).raise_for_status()
        self.browser.get(f"{self.hub}/hub/spawn/{self.name}")
        end = time.monotonic() + 180
        while time.monotonic() < end:
            page = self.browser.get(f"{self.server}/tree")
            if page.ok and page.url.startswith(f"{self.server}/tree"):
                return
            time.sleep(0.5)
        raise AssertionError(f"the server of {self.name} did not start: {page.status_code} {page.url}")

    def get(self, path):
        return self.browser.get(f"{self.server}/api/{path}")

    async def open(self, path, kernel):
        self.notebook = self.get(f"contents/{path}").json()["content"]
        body = {"path": path, "name": path, "type": "notebook", "kernel": {"name": kernel}}
        answer = await asyncio.to_thread(self.browser.post, f"{self.server}/api/sessions", json=body, headers={"X-XSRFToken": self.browser.cookies["_xsrf"]})
        answer.raise_for_status()
        address = f"{self.server}/api/kernels/{answer.json()['kernel']['id']}/channels".replace("http:", "ws:", 1)
        cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.browser.cookies if f"/user/{self.name}/".startswith(cookie.path))
        self.socket = await websocket_connect(HTTPRequest(address, headers={"Cookie": cookies}), max_message_size=1 << 30)

    async def run_notebook(self):
        for cell in code_cells(self.notebook):
            cell["outputs"] = await self.run(cell["source"])
            if any(output["output_type"] == "error" for output in cell["outputs"]):
                break

    async def run(self, code):
        """The outputs of the code, as a notebook keeps them."""
        asked, outputs = uuid.uuid4().hex, []
        content = {"code": code, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False, "stop_on_error": True}
        header = {"msg_id": asked, "msg_type": "execute_request", "username": self.name, "session": self.name, "version": "5.3"}
        await self.socket.write_message(json.dumps(
            {"header": header, "parent_header": {}, "metadata": {}, "content": content, "buffers": [], "channel": "shell"}))
        while True:
            message = json.loads(await asyncio.wait_for(self.socket.read_message(), 300))
            if message["parent_header"].get("msg_id") != asked:
                continue
            kind, content = message["header"]["msg_type"], message["content"]
            if kind == "status" and content["execution_state"] == "idle":
                return outputs
            if kind in ("stream", "display_data", "execute_result", "error"):
                outputs.append({"output_type": kind, **content})

    def leave(self):
        self.socket.close()
