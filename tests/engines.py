"""Browsers of the two other makers, as far as the page is tried in them: Firefox, and WebKit, which is Safari's engine.

Firefox speaks Marionette, its own wire for the commands of WebDriver; WebKit has a driver that takes them over HTTP.
Both run on a display of their own or on none.
"""

from __future__ import annotations

import glob
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
WEBKIT = shutil.which("WebKitWebDriver")
MINIBROWSER = next(iter(sorted(glob.glob("/usr/lib/*/webkit2gtk-4.*/MiniBrowser"))), None)
DISPLAY = shutil.which("xvfb-run")

PATIENCE = 60  # seconds in which an engine has to be there


def free_port():
    """A port on which nobody listens yet."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def until_there(connect):
    """What `connect` gives, tried until it does not fail."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return connect()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


class Engine:
    """One browser with one window, from `with` to its end."""

    def __init__(self):
        self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self._port = free_port()

    def _start(self, *command):
        quiet = subprocess.DEVNULL
        self._process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.killpg(self._process.pid, 15)
        self._process.wait(timeout=20)
        self._folder.cleanup()

    def open(self, address):
        """Open a file, or an address, and wait until it is there and has drawn what it puts off."""
        self._command("Navigate", url=address if "://" in str(address) else Path(address).as_uri())
        self.ask("new Promise(done => setTimeout(done, 300))")
        return self

    def resize(self, width, height):
        """Another size of window."""
        self._command("SetWindowRect", width=width, height=height)
        self.ask("new Promise(done => setTimeout(done, 300))")

    def ask(self, expression):
        """The value of an expression of JavaScript; of a promise, what it comes to."""
        script = (
            "const answer = arguments[arguments.length - 1];"
            f"(async () => ({expression.strip()}))().then(value => answer({{ value }}), error => answer({{ error: String(error) }}))"
        )
        found = self._command("ExecuteAsyncScript", script=script, args=[])
        if "error" in found:
            raise RuntimeError(found["error"])
        return found.get("value")


class Firefox(Engine):
    """Firefox, without a screen."""

    def __init__(self):
        super().__init__()
        Path(self._folder.name, "user.js").write_text(f'user_pref("marionette.port", {self._port});\n', encoding="utf-8")
        self._start(FIREFOX, "--headless", "--marionette", "--no-remote", "--profile", self._folder.name)
        self._wire = until_there(lambda: socket.create_connection(("127.0.0.1", self._port), timeout=PATIENCE))
        self._rest, self._last = b"", 0
        self._read()
        self._command("NewSession", capabilities={})

    def __exit__(self, *_):
        self._wire.close()
        super().__exit__()

    def _more(self):
        piece = self._wire.recv(1 << 16)
        if not piece:
            raise RuntimeError("the browser has gone")
        self._rest += piece

    def _read(self):
        while b":" not in self._rest:
            self._more()
        size, _, self._rest = self._rest.partition(b":")
        while len(self._rest) < int(size):
            self._more()
        message, self._rest = self._rest[: int(size)], self._rest[int(size) :]
        return json.loads(message)

    def _command(self, name, **params):
        self._last += 1
        message = json.dumps([0, self._last, f"WebDriver:{name}", params]).encode()
        self._wire.sendall(f"{len(message)}:".encode() + message)
        _, _, error, found = self._read()
        if error:
            raise RuntimeError(error["message"])
        return found["value"] if isinstance(found, dict) and "value" in found else found


PATHS = {"Navigate": "url", "SetWindowRect": "window/rect", "ExecuteAsyncScript": "execute/async"}


class WebKit(Engine):
    """WebKit, on a display in memory."""

    def __init__(self):
        super().__init__()
        self._start(DISPLAY, "-a", "-s", "-screen 0 1400x1000x24", WEBKIT, f"--port={self._port}")
        until_there(lambda: self._ask("GET", "status"))
        options = {"binary": MINIBROWSER, "args": ["--automation"]}
        wanted = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
        self._session = self._ask("POST", "session", wanted)["sessionId"]

    def __exit__(self, *_):
        self._ask("DELETE", f"session/{self._session}")
        super().__exit__()

    def _ask(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(f"http://127.0.0.1:{self._port}/{path}", data, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 - our own driver, by http
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(json.load(error)["value"]["message"]) from None

    def _command(self, name, **params):
        return self._ask("POST", f"session/{self._session}/{PATHS[name]}", params)


ENGINES = {
    "Firefox": (Firefox, FIREFOX is not None, "apt-get install firefox-esr"),
    "WebKit": (WebKit, None not in (WEBKIT, MINIBROWSER, DISPLAY), "apt-get install webkit2gtk-driver xvfb xauth"),
}
