"""How well two readers who code the same pages agree: Krippendorff's alpha for each variable.

Needs krippendorff: ``pip install krippendorff``. ``python tests/dataset/reliability.py`` prints the table of
docs/data/reliability.md, with ``record`` how many codes of each reader are those of the data as it is now. The codes
are in coding.tsv, two rows an event; ``-`` is none, and nothing at all where the pages did not tell.
"""

from __future__ import annotations

import csv
import datetime
import sys
from collections.abc import Callable
from pathlib import Path

import krippendorff
import numpy as np

import us_russia_timeline as urt

CODES = Path(__file__).parent / "coding.tsv"
SINGLE, SETS = ("kind", "day", "place", "status", "assertion"), ("actors", "recipients")


def rows() -> dict[str, list[dict[str, str]]]:
    """The two rows of each event, the first reader's first."""
    found: dict[str, list[dict[str, str]]] = {}
    with CODES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            found.setdefault(row["event"], []).append(row)
    return found


def value(text: str, variable: str) -> str | frozenset[str] | None:
    """A code as it is compared: of the actors their set; ``None`` where the reader could not tell."""
    if variable in SETS:
        return frozenset(each for each in text.split(",") if each != "-")
    return text or None


def masi(one: frozenset[str], other: frozenset[str]) -> float:
    """The distance of two sets by Passonneau (2006): what they share, and whether one lies in the other."""
    if one == other:
        return 0.0
    shared = 2 / 3 if one <= other or other <= one else 1 / 3 if one & other else 0.0
    return 1 - len(one & other) / len(one | other) * shared


def alpha(variable: str) -> tuple[float, int, int]:
    """Alpha, how many pairs of codes are equal, and how many pairs there are."""
    pairs = [[value(each[variable], variable) for each in both] for both in rows().values()]
    domain = sorted({each for both in pairs for each in both if each is not None}, key=lambda each: (sorted(each), str(each)))
    place = {each: at for at, each in enumerate(domain)}
    data = [[np.nan if both[at] is None else place[both[at]] for both in pairs] for at in (0, 1)]
    how: str | Callable[..., np.ndarray] = "nominal"
    if variable in SETS:
        far = np.array([[masi(one, other) for other in domain] for one in domain])
        how = lambda v1, v2, i1, i2, n_v, dtype=np.float64: far[i1, i2].astype(dtype)  # noqa: E731, ARG005
    whole = [both for both in pairs if None not in both]
    found = krippendorff.alpha(data, level_of_measurement=how, value_domain=list(range(len(domain))))
    return float(found), sum(one == other for one, other in whole), len(whole)


def table() -> list[str]:
    """The rows of the table in docs/data/reliability.md."""
    found = {variable: alpha(variable) for variable in (*SINGLE, *SETS)}
    return [f"| {variable} | {a:.2f} | {same} of {many} |" for variable, (a, same, many) in found.items()]


def coded(event: urt.Event, variable: str) -> str | frozenset[str]:
    """What the data says, in the form in which the readers wrote it."""
    if variable in SETS:
        return frozenset(getattr(event, variable))
    if variable == "day":
        return event.when.first.isoformat() if isinstance(event.when.last, datetime.date) else event.when.text
    return str(getattr(event, variable) or "-")


def record() -> list[str]:
    """How many codes of each reader are those of the data, of the pairs in which that reader coded."""
    events = {event.id: event for event in urt.load().events}
    found = []
    for variable in (*SINGLE, *SETS):
        cells = []
        for at in (0, 1):
            codes = [(value(both[at][variable], variable), coded(events[each], variable)) for each, both in rows().items()]
            told = [(code, said) for code, said in codes if code is not None]
            cells.append(f"{sum(code == said for code, said in told)} of {len(told)}")
        found.append(f"| {variable} | {cells[0]} | {cells[1]} |")
    return found


if __name__ == "__main__":
    print("\n".join(record() if "record" in sys.argv else table()))
