"""Every benchmark, one after the other: ``python tests/benchmarks/all.py [--quick]``.

Needs ``pip install pycountry holidays intervaltree`` beside the extras ``test`` and ``engines``.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

NAMES = ("cold_start", "ranges", "counting", "reading", "knowledge", "million", "growth", "labels", "days", "page")


def main() -> int:
    """Run each in a process of its own, so that none warms another's caches."""
    here = Path(__file__).parent
    codes = [
        subprocess.run([sys.executable, here / f"{name}.py", *sys.argv[1:]], check=False).returncode
        for name in NAMES
    ]
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
