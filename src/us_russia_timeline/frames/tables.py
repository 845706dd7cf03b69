"""Records, and all the tables of a timeline, as data frames of pandas, Polars or PyArrow."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal, cast, overload

from us_russia_timeline.errors import InvalidFrame, InvalidQuestion, MissingExtra
from us_russia_timeline.tables import TABLES, Cell, Column, columns, rows_of, to_records
from us_russia_timeline.timelines import Records, Timeline

if TYPE_CHECKING:
    import pandas  # pyright: ignore[reportMissingTypeStubs] - who installs pandas-stubs sees its types
    import polars

__all__ = ["BACKENDS", "to_frame", "to_frames"]

BACKENDS = ("pandas", "polars", "pyarrow")
"""The libraries in whose frames `to_frame` and `to_frames` give their tables."""


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


@overload
def to_frame(
    records: Iterable[Any], backend: Literal["pandas"] = "pandas", *, kind: type | None = None
) -> pandas.DataFrame: ...
@overload
def to_frame(
    records: Iterable[Any], backend: Literal["polars"], *, kind: type | None = None
) -> polars.DataFrame: ...
@overload
def to_frame(
    records: Iterable[Any], backend: Literal["pyarrow"], *, kind: type | None = None
) -> Any: ...  # PyArrow has no types
@overload
def to_frame(records: Iterable[Any], backend: str, *, kind: type | None = None) -> Any: ...
def to_frame(records: Iterable[Any], backend: str = "pandas", *, kind: type | None = None) -> Any:
    """The records as a table: one row each, in order, with the columns of `tables.columns`.

    Texts are strings, whole numbers 64-bit integers, numbers floats, instants timestamps in UTC to
    the microsecond, civil days dates; pandas has no type for civil days, and there they are
    timestamps without a zone, at midnight: `annotate` reads them with ``days=True``. What is not there is
    null.

    To label rows by the time of truces, use `annotate`; a join needs ``bound_start`` and ``bound_stop``, the
    time for which a truce bound anybody: what was only scheduled stands in other columns.

    Args:
        records: records of one type.
        backend: one of `BACKENDS`.
        kind: the type of the records; needed where there may be none, for then nothing else tells
            the columns.

    Raises:
        InvalidFrame: another backend, or no records and no ``kind``.
        InvalidQuestion: records of several types, of another than ``kind``, or of one that has no table; or
            they are no records, as a whole timeline is none, or ``kind`` is no type of records.
        MissingExtra: the extra ``frames`` or the backend is not installed.

    >>> import us_russia_timeline as urt
    >>> from us_russia_timeline import frames
    >>> timeline = urt.load()
    >>> table = frames.to_frame([timeline.truce("2025-04-19-easter-truce")], "polars")
    >>> table["id"].to_list(), table["bound_first"].to_list()
    (['2025-04-19-easter-truce'], [datetime.date(2025, 4, 19)])
    """
    nw = _checked(backend)
    rows = Records(records)
    if not rows and kind is None:
        raise InvalidFrame("without records, say of which type the table is: kind=Truce, for example")
    plan = columns(cast("type[Any]", type(rows[0]) if kind is None else kind))
    if kind is not None and any(type(row) is not kind for row in rows):
        raise InvalidQuestion(f"not all of the records are of the type {kind.__name__}")
    return _frame(nw, plan, to_records(rows), backend)


@overload
def to_frames(timeline: Timeline, backend: Literal["pandas"] = "pandas") -> dict[str, pandas.DataFrame]: ...
@overload
def to_frames(timeline: Timeline, backend: Literal["polars"]) -> dict[str, polars.DataFrame]: ...
@overload
def to_frames(timeline: Timeline, backend: Literal["pyarrow"]) -> dict[str, Any]: ...
@overload
def to_frames(timeline: Timeline, backend: str) -> dict[str, Any]: ...
def to_frames(timeline: Timeline, backend: str = "pandas") -> dict[str, Any]:
    """Every table of a timeline by its name: the star of `tables.to_tables` as frames, in one call.

    The columns have the types that `to_frame` gives them; ``tables.TABLES`` says what a row of each table is,
    and by which columns it is joined to others.

    Args:
        timeline: the whole.
        backend: one of `BACKENDS`.

    Raises:
        InvalidFrame: another backend.
        InvalidQuestion: it is no timeline.
        MissingExtra: the extra ``frames`` or the backend is not installed.

    >>> import us_russia_timeline as urt
    >>> from us_russia_timeline import frames
    >>> sorted(frames.to_frames(urt.from_json('{"title": "A crisis"}')))[:2]
    ['actors', 'aliases']
    """
    nw = _checked(backend)
    return {
        name: _frame(nw, table.columns, rows_of(timeline, name), backend) for name, table in TABLES.items()
    }


def _checked(backend: str) -> ModuleType:
    nw = narwhals()
    if backend not in BACKENDS:
        raise InvalidFrame(f"{backend!r} is not one of the backends {', '.join(BACKENDS)}")
    return nw


# Before pandas 3 a cast to texts makes a text of what is not there; plain integers and truths know no null.
_IN_PANDAS = {"text": "str", "integer": "Int64", "boolean": "boolean"}


def _frame(nw: ModuleType, plan: tuple[Column, ...], table: list[dict[str, Cell]], backend: str) -> Any:
    types = {
        "text": nw.String(),
        "integer": nw.Int64(),
        "number": nw.Float64(),
        "boolean": nw.Boolean(),
        "instant": nw.Datetime("us", "UTC"),
        "date": nw.Datetime("us") if backend == "pandas" else nw.Date(),
    }
    data: dict[str, Any] = {column.name: [row[column.name] for row in table] for column in plan}
    schema = {column.name: types[column.type] for column in plan}
    try:
        if backend == "pandas":
            pandas = import_module("pandas")
            for name, kind in ((each.name, _IN_PANDAS.get(each.type)) for each in plan):
                if kind is not None:
                    data[name], schema[name] = pandas.Series(data[name], dtype=kind), None
        return nw.from_dict(data, schema, backend=backend).to_native()
    except ImportError as fault:
        raise MissingExtra(f"{backend} is not installed: python -m pip install {backend}") from fault
