"""The system's Chromium, driven over a pipe: pages opened, asked, typed at and photographed.

It speaks the DevTools protocol: messages in JSON, each ended by a null byte, on the descriptors 3 and 4.
"""

import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
from pathlib import Path

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser")

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
)

PATIENCE = 60  # seconds in which it has to say something

KEYS = {
    "ArrowRight": 39, "ArrowLeft": 37, "ArrowUp": 38, "ArrowDown": 40, "Home": 36, "End": 35, "Enter": 13, "Escape": 27,
    "Tab": 9, "/": 191, "PageUp": 33, "PageDown": 34, " ": 32,
}  # fmt: skip

# Words that leave their picture or that come nearer to each other than they may, on what is drawn; whatever the picture leaves.
# What a word takes up is measured without its halo, which some engines count and others do not.
LABELS = """
(() => {
  const svg = document.querySelector("PLACE svg").getBoundingClientRect(), held = document.querySelector("PLACE").getBoundingClientRect();
  const boxes = [...document.querySelectorAll("PLACE text:not(.unknown)")].filter(t => t.textContent && !t.closest(".future")).map(t => {
    const { x, y, width, height } = t.getBBox(), { a, e, f } = t.getScreenCTM();
    return { words: t.textContent, box: { left: x * a + e, right: (x + width) * a + e, top: y * a + f, bottom: (y + height) * a + f } };
  });
  const found = svg.right > held.right + 0.5 || held.right > document.documentElement.clientWidth ? [["the picture", svg.right, held.right]] : [];
  boxes.forEach(({ words, box }, at) => {
    if (box.left < svg.left - 0.5 || box.right > svg.right + 0.5) found.push(["out of the picture", words]);
    for (const other of boxes.slice(at + 1)) {
      const [a, b] = [box, other.box];
      if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 4 && b.top < a.bottom - 4) found.push([words, other.words]);
    }
  });
  return [boxes.length, found];
})()
"""


class Browser:
    """One browser, from `with` to its end."""

    def __init__(self):
        self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        theirs, self._out = os.pipe()
        self._in, ours = os.pipe()
        # The shell gives the browser its two descriptors by number, which Popen cannot.
        command = f'exec "$0" "$@" 3<&{theirs} 4>&{ours}'
        arguments = ["bash", "-c", command, PROGRAM, *FLAGS, f"--user-data-dir={self._folder.name}", "about:blank"]
        self._process = subprocess.Popen(
            arguments, pass_fds=(theirs, ours), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(theirs)
        os.close(ours)
        self._rest = b""
        self._last = 0
        self.events = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._process.terminate()
        self._process.wait(timeout=20)
        os.close(self._out)
        os.close(self._in)
        self._folder.cleanup()

    def _read(self):
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._in], [], [], PATIENCE)
            piece = os.read(self._in, 1 << 20) if ready else b""
            if not piece:
                raise RuntimeError("the browser has gone, or says nothing any more")
            self._rest += piece
        message, _, self._rest = self._rest.partition(b"\0")
        return json.loads(message)

    def send(self, method, session=None, **params):
        """A command and its answer; what happens meanwhile is kept in `events`."""
        self._last += 1
        message = {"id": self._last, "method": method, "params": params} | ({"sessionId": session} if session else {})
        said = json.dumps(message).encode() + b"\0"
        while said:
            said = said[os.write(self._out, said) :]
        while True:
            found = self._read()
            if found.get("id") == self._last:
                if "error" in found:
                    raise RuntimeError(f"{method}: {found['error']}")
                return found["result"]
            self.events.append(found)

    def wait(self, method):
        """The next event of that name."""
        while True:
            for at, event in enumerate(self.events):
                if event.get("method") == method:
                    return self.events.pop(at)
            self.events.append(self._read())

    def page(self, **how):
        """A page of its own."""
        return Page(self, **how)


class Page:
    """A page of a width and a height, in light or dark, with or without motion."""

    def __init__(self, browser, *, width=1280, height=900, dark=False, calm=True):
        self._browser = browser
        target = browser.send("Target.createTarget", url="about:blank")["targetId"]
        self._session = browser.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.send(f"{domain}.enable")
        self.resize(width, height)
        features = [
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
            {"name": "prefers-reduced-motion", "value": "reduce" if calm else "no-preference"},
        ]
        self.send("Emulation.setEmulatedMedia", features=features)

    def send(self, method, **params):
        """A command to the page and its answer."""
        return self._browser.send(method, self._session, **params)

    def resize(self, width, height):
        """Another size of window."""
        mobile = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.send("Emulation.setDeviceMetricsOverride", **mobile)

    def open(self, file):
        """Open a file, or an address, and wait until it is there."""
        address = file if "://" in str(file) else Path(file).as_uri()
        self._browser.events.clear()
        self.send("Page.navigate", url=address)
        self._browser.wait("Page.loadEventFired")
        self.ask("new Promise(done => setTimeout(done, 1))")  # what a page puts off until it is there
        return self

    def ask(self, expression):
        """The value of an expression of JavaScript; of a promise, what it comes to."""
        found = self.send("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in found:
            details = found["exceptionDetails"]
            raise RuntimeError(details.get("exception", {}).get("description") or details["text"])
        return found["result"].get("value")

    def until(self, condition):
        """Wait until an expression of JavaScript holds, ten seconds at most: a busy machine redraws later."""
        self.ask(
            "new Promise((done, fail) => { const end = performance.now() + 10_000; (function look() {"
            f" if ({condition}) done(true);"
            f" else if (performance.now() > end) fail(new Error({json.dumps('never: ' + condition)}));"
            " else setTimeout(look, 20); })(); })"
        )

    def press(self, key, text=""):
        """A key, down and up."""
        code = KEYS.get(key, ord(key.upper()[0]))
        common = {"key": key, "windowsVirtualKeyCode": code, "code": key}
        written = text or (key if len(key) == 1 else {"Enter": "\r"}.get(key, ""))
        self.send("Input.dispatchKeyEvent", type="keyDown", text=written, **common)
        self.send("Input.dispatchKeyEvent", type="keyUp", **common)

    def type(self, text):
        """A text, as if it were pasted by the keyboard."""
        self.send("Input.insertText", text=text)

    def complaints(self):
        """What the console has had to say since the page was opened."""
        self.ask("new Promise(done => setTimeout(done, 50))")
        found = []
        for event in self._mine():
            if event["method"] == "Runtime.exceptionThrown":
                found.append(event["params"]["exceptionDetails"].get("exception", {}).get("description", "exception"))
            if event["method"] == "Log.entryAdded":
                found.append(event["params"]["entry"]["text"])
            if event["method"] == "Runtime.consoleAPICalled":
                found.append(str(event["params"]["args"]))
        return found

    def requests(self):
        """The addresses that were asked for since the page was opened."""
        return [
            event["params"]["request"]["url"]
            for event in self._mine()
            if event["method"] == "Network.requestWillBeSent"
        ]

    def _mine(self):
        return [event for event in self._browser.events if event.get("sessionId") == self._session and "method" in event]

    def shot(self, path, *, whole=False):
        """A picture of it, as PNG."""
        image = self.send("Page.captureScreenshot", format="png", captureBeyondViewport=whole)["data"]
        Path(path).write_bytes(base64.b64decode(image))
