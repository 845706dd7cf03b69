"""Interleaved rounds of whole processes or of functions, and a table of goals and verdicts."""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping


def arguments(about: str) -> argparse.Namespace:
    """The one option that every benchmark has."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--quick", action="store_true", help="fewer rounds and smaller inputs")
    return parser.parse_args()


def process_cpu(code: str, python: str = sys.executable) -> float:
    """CPU seconds, user and system, of a fresh interpreter that runs the code."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [python, "-I", "-c", code], check=True, stdout=subprocess.DEVNULL, env={**os.environ}
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def call_cpu(run: Callable[[], object]) -> float:
    """CPU seconds of one call in this process."""
    start = time.process_time()
    run()
    return time.process_time() - start


def interleaved(sides: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, list[float]]:
    """Every side once a round, in turn, after one round that is not counted."""
    found: dict[str, list[float]] = {name: [] for name in sides}
    for at in range(rounds + 1):
        for name, measure in sides.items():
            took = measure()
            if at:
                found[name].append(took)
    return found


def ratio(found: Mapping[str, list[float]], side: str, other: str) -> float:
    """The median over the rounds of one side's time divided by the other's."""
    return statistics.median(a / b for a, b in zip(found[side], found[other], strict=True))


class Table:
    """Lines of goal, figure and verdict."""

    def __init__(self, title: str) -> None:
        print(f"\n{title}\n{'what':62} {'goal':>10} {'figure':>10}  verdict")
        self.failed = 0

    def row(self, what: str, figure: float, goal: float | None = None, *, at_least: bool = False) -> None:
        """One figure; a goal is an upper bound, or a lower one with ``at_least``."""
        if goal is None:
            print(f"{what:62} {'':>10} {figure:>10.3f}")
            return
        met = figure >= goal if at_least else figure <= goal
        self.failed += not met
        sign = "≥" if at_least else "≤"
        print(f"{what:62} {sign + f' {goal:g}':>10} {figure:>10.3f}  {'met' if met else 'MISSED'}")
