"""Programs that people build on the library, run as they stand: a bot, a service, a notebook, a suite of tests.

They use the public names alone, and are checked by mypy in its strict mode where it is installed.
"""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from datetime import date

import pytest

HERE = os.path.dirname(os.path.abspath(__file__))


def module(name):
    """One of the programs, imported from its file."""
    spec = importlib.util.spec_from_file_location(f"downstream_{name}", os.path.join(HERE, f"{name}.py"))
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def test_the_bot():
    """It says what runs, how long, and since when that is known; on its own day a deadline is due."""
    bot = module("bot")
    assert "Trump's deadline for a Ukraine deal, 2025: 7 to 9 August 2025, 10 to 12 days left, running; known since 2025-07-28" in bot.message(date(2025, 7, 28))
    assert "0 days left, due" in bot.message(date(2025, 8, 8))
    assert "8 August 2025, 7 days left, running; known since 2025-07-29" in bot.message(date(2025, 8, 1))
    assert "Russia's thirty-hour Easter truce, 2025: in force; known since 2025-04-19" in bot.message(date(2025, 4, 20))
    assert bot.message(date(2016, 11, 10)) == "2016-11-10: no deadline runs, and no truce surely binds anybody."


def test_the_service():
    """Search by any spelling, a calendar of a topic, the page; what is not there is 404, a wrong question 400."""
    pytest.importorskip("flask")
    client = module("service").create_app().test_client()
    assert client.get("/search?q=Зеленський").json[0] == {"id": "volodymyr-zelensky", "what": "Volodymyr Zelensky"}
    assert client.get("/search?q=Wytkoff").status_code == 404
    assert client.get("/search?q=").status_code == 400
    calendar = client.get("/calendar/easter.ics")
    assert calendar.status_code == 200
    assert calendar.text.startswith("BEGIN:VCALENDAR")
    assert client.get("/calendar/easter.ics", headers={"If-None-Match": calendar.headers["ETag"]}).status_code == 304
    assert client.get("/calendar/nothing.ics").status_code == 404
    assert "<!DOCTYPE html>" in client.get("/").text


def test_the_suite_over_the_strategies():
    """It passes, run by pytest as its own."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", os.devnull, "own_suite.py"]
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 passed" in done.stdout


def test_the_notebook(tmp_path):
    """It runs from top to bottom, and what it shows is short."""
    nbclient, nbformat = pytest.importorskip("nbclient"), pytest.importorskip("nbformat")
    pytest.importorskip("ipykernel")
    pytest.importorskip("matplotlib")
    with open(os.path.join(HERE, "prices.ipynb"), encoding="utf-8") as file:
        book = nbformat.read(file, as_version=4)
    nbclient.NotebookClient(book, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}).execute()
    shown = [output["data"]["text/html"] for cell in book.cells if cell.cell_type == "code" for output in cell.outputs if "data" in output]
    assert len(shown) == 4
    assert all(len(each) < 8_000 for each in shown)
    assert (tmp_path / "truces.svg").stat().st_size > 1_000


def test_only_public_names_are_used():
    """No module inside a package, nothing with an underscore."""
    for name in ("bot.py", "service.py", "own_suite.py", "prices.ipynb"):
        with open(os.path.join(HERE, name), encoding="utf-8") as file:
            text = file.read()
        assert not re.search(r"us_russia_timeline\.\w+\.\w|us_russia_timeline\._|\._[a-z]", text), name


def test_they_are_strictly_typed():
    """By mypy, with the types of the installed package."""
    pytest.importorskip("mypy")
    pytest.importorskip("flask")
    names = [os.path.join(HERE, name) for name in ("bot.py", "service.py", "own_suite.py")]
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file", os.devnull, "--cache-dir", os.devnull, *names]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
