"""A Chromium without a window, driven over its DevTools pipe: no driver, no network, no package.

with Chromium() as browser:
    page = browser.open(path, dark=True, width=1280)
    page.run("document.title")                     # the value of an expression
    page.key("ArrowRight"), page.picture(), page.paper()
    page.requests, page.errors                     # what was fetched, what the console holds
"""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
WAIT = 30  # seconds
OPTIONS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"),
    *("--no-first-run", "--disable-sync", "--disable-background-networking", "--disable-component-update"),
    "--remote-debugging-pipe",
)
# The browser reads commands from descriptor 3 and answers on 4.
START = """
import os, sys
read, write = os.dup2(int(sys.argv[1]), 100), os.dup2(int(sys.argv[2]), 101)
os.dup2(read, 3), os.dup2(write, 4)
os.execvp(sys.argv[3], sys.argv[3:])
"""
KEYS = {"ArrowRight": 39, "ArrowLeft": 37, "End": 35, "Home": 36, "Tab": 9, "Enter": 13}


def installed() -> str | None:
    """The program, or None: `CHROMIUM` names another one."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


class Chromium:
    """One browser with a profile of its own."""

    def __enter__(self) -> Chromium:
        self._profile = tempfile.TemporaryDirectory(prefix="chromium_", ignore_cleanup_errors=True)
        commands, answers = os.pipe(), os.pipe()
        self._process = subprocess.Popen(
            [sys.executable, "-c", START, str(commands[0]), str(answers[1]), str(installed()), *OPTIONS,
             f"--user-data-dir={self._profile.name}", "about:blank"],
            pass_fds=(commands[0], answers[1]), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(commands[0])
        os.close(answers[1])
        self._write, self._read = commands[1], answers[0]
        self._buffer, self._number = b"", 0
        self.pages: dict[str, Page] = {}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._write)
        os.close(self._read)
        self._profile.cleanup()

    def open(
        self, path: Path, *, dark: bool = False, width: int = 1280, height: int = 900, first: str = ""
    ) -> Page:
        """A page of its own with the file, loaded and drawn; `first` is a script that runs before its own."""
        target = self.send("Target.createTarget", {"url": "about:blank"})["targetId"]
        session = self.send("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]
        page = self.pages[session] = Page(self, session)
        for domain in ("Page", "Runtime", "Log", "Network"):
            page.send(f"{domain}.enable")
        page.size(width, height)
        page.scheme("dark" if dark else "light")
        if first:
            page.send("Page.addScriptToEvaluateOnNewDocument", {"source": first})
        page.send("Page.navigate", {"url": path.resolve().as_uri()})
        page.wait("document.readyState === 'complete' && location.href !== 'about:blank'")
        page.settle()
        return page

    def send(self, method: str, params: dict[str, Any] | None = None, session: str | None = None) -> Any:
        """Send a command and return its result."""
        self._number += 1
        number = self._number
        message = {"id": number, "method": method, "params": params or {}} | (
            {"sessionId": session} if session else {}
        )
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == number:
                assert "error" not in answer, (method, answer["error"])
                return answer["result"]
            if answer.get("sessionId") in self.pages:
                self.pages[answer["sessionId"]].note(answer["method"], answer["params"])

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            assert select.select([self._read], [], [], WAIT)[0], "Chromium does not answer"
            chunk = os.read(self._read, 1 << 20)
            assert chunk, "Chromium ended"
            self._buffer += chunk
        message, _, self._buffer = self._buffer.partition(b"\0")
        return json.loads(message)


class Page:
    """A page in the browser: what it shows, fetches and reports."""

    def __init__(self, browser: Chromium, session: str) -> None:
        self._browser, self._session = browser, session
        self.requests: list[str] = []
        self.errors: list[str] = []

    def note(self, method: str, params: dict[str, Any]) -> None:
        """Remember what the browser reports."""
        if method == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])
        elif method == "Runtime.exceptionThrown":
            self.errors.append(json.dumps(params["exceptionDetails"]))
        elif method == "Log.entryAdded" or (method == "Runtime.consoleAPICalled" and params["type"] != "log"):
            self.errors.append(json.dumps(params.get("entry", params)))

    def send(self, method: str, params: dict[str, Any] | None = None) -> Any:
        return self._browser.send(method, params, self._session)

    def run(self, expression: str) -> Any:
        """The value of a JavaScript expression; what it throws fails the test."""
        arguments = {"expression": expression, "returnByValue": True, "awaitPromise": True}
        answer = self.send("Runtime.evaluate", arguments)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def wait(self, expression: str) -> None:
        """Wait until an expression is true."""
        end = time.monotonic() + WAIT
        while not self.run(expression):
            assert time.monotonic() < end, f"never true: {expression}"
            time.sleep(0.05)

    def settle(self) -> None:
        """Let what is due be drawn."""
        self.run("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))")

    def size(self, width: int, height: int, scale: float = 1) -> None:
        metrics = {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": False}
        self.send("Emulation.setDeviceMetricsOverride", metrics)

    def scheme(self, name: str) -> None:
        """Prefer light or dark."""
        self.send(
            "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": name}]}
        )

    def key(self, name: str) -> None:
        """Press and release a key."""
        for kind in ("rawKeyDown", "keyUp"):
            facts = {"type": kind, "key": name, "code": name, "windowsVirtualKeyCode": KEYS[name]}
            self.send("Input.dispatchKeyEvent", facts)

    def picture(self, *, whole: bool = False) -> bytes:
        """A PNG of what is shown, or of the whole page."""
        return base64.b64decode(self.send("Page.captureScreenshot", {"captureBeyondViewport": whole})["data"])

    def paper(self) -> bytes:
        """The page as a PDF, as it is printed."""
        return base64.b64decode(self.send("Page.printToPDF", {"printBackground": True})["data"])
