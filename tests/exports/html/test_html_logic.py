"""The pure functions of the page's scripts, by Node's own test runner where Node is installed."""

import os
import shutil
import subprocess
from pathlib import Path

from needed import need
from us_russia_timeline.exports import html

NODE = shutil.which("node")


def test_the_pure_functions_of_the_scripts():
    """Each test of the file passes, on the scripts of the package that is tested."""
    need(NODE, "no node is installed: apt-get install nodejs")
    scripts = Path(html.__file__).parent
    environment = {**os.environ, "URT_SCRIPTS": str(scripts)}
    tests = Path(__file__).with_name("logic.test.js")
    done = subprocess.run([NODE, "--test", str(tests)], capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stdout
    for script in scripts.glob("*.js"):
        assert subprocess.run([NODE, "--check", str(script)], check=False).returncode == 0, script.name
