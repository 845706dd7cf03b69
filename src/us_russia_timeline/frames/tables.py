"""Records as a data frame of pandas, Polars or PyArrow."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from types import ModuleType
from typing import Any

from us_russia_timeline.errors import InvalidFrame, InvalidQuestion, MissingExtra
from us_russia_timeline.tables import columns, to_records

__all__ = ["BACKENDS", "to_frame"]

BACKENDS = ("pandas", "polars", "pyarrow")
"""The libraries in whose frames `to_frame` gives its table."""


def narwhals() -> ModuleType:
    """The library by which every other is reached.

    Raises:
        MissingExtra: the extra ``frames`` is not installed.
    """
    try:
        import_module("numpy")
        return import_module("narwhals")
    except ImportError as fault:
        raise MissingExtra(
            f"frames need {fault.name}: python -m pip install 'us_russia_timeline[frames]'"
        ) from fault


def to_frame(records: Iterable[Any], backend: str = "pandas", *, kind: type | None = None) -> Any:
    """The records as a table: one row each, in order, with the columns of `tables.columns`.

    Texts are strings, whole numbers 64-bit integers, numbers floats, instants timestamps in UTC to
    the microsecond, civil days dates; pandas has no type for civil days, and there they are
    timestamps without a zone, at midnight. What is not there is null.

    Args:
        records: records of one type.
        backend: one of `BACKENDS`.
        kind: the type of the records; needed where there may be none, for then nothing else tells
            the columns.

    Raises:
        InvalidFrame: another backend, or no records and no ``kind``.
        InvalidQuestion: records of several types, of another than ``kind``, or of one that has no table.
        MissingExtra: the extra ``frames`` or the backend is not installed.
    """
    nw = narwhals()
    if backend not in BACKENDS:
        raise InvalidFrame(f"{backend!r} is not one of the backends {', '.join(BACKENDS)}")
    rows = list(records)
    if not rows and kind is None:
        raise InvalidFrame("without records, say of which type the table is: kind=Truce, for example")
    if kind is not None and any(type(row) is not kind for row in rows):
        raise InvalidQuestion(f"not all of the records are of the type {kind.__name__}")
    plan = columns(kind or type(rows[0]))
    types = {
        "text": nw.String(),
        "integer": nw.Int64(),
        "number": nw.Float64(),
        "boolean": nw.Boolean(),
        "instant": nw.Datetime("us", "UTC"),
        "date": nw.Datetime("us") if backend == "pandas" else nw.Date(),
    }
    table = to_records(rows)
    data: dict[str, Any] = {column.name: [row[column.name] for row in table] for column in plan}
    schema = {column.name: types[column.type] for column in plan}
    try:
        if backend == "pandas":
            pandas = import_module("pandas")
            for name in [column.name for column in plan if column.type == "text"]:
                # Before pandas 3 a cast to texts makes a text of what is not there.
                data[name], schema[name] = pandas.Series(data[name], dtype="str"), None
        return nw.from_dict(data, schema, backend=backend).to_native()
    except ImportError as fault:
        raise MissingExtra(f"{backend} is not installed: python -m pip install {backend}") from fault
