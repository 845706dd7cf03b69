"""Labels for the rows of any data frame, on one machine or on many: what was in force at each row's time.

It takes what narwhals knows: pandas, Polars (eager and lazy), PyArrow, DuckDB, Dask and PySpark.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import ModuleType
from typing import Any, get_args

from us_russia_timeline.errors import InvalidFrame, InvalidMoment
from us_russia_timeline.frames.labels import How, in_civil_time, labels_and_days
from us_russia_timeline.frames.tables import narwhals
from us_russia_timeline.intervals import Axis

__all__ = ["annotate"]


def annotate(  # noqa: PLR0913 - one table, one question: each option is named
    frame: Any,
    records: Iterable[Any],
    *,
    on: str,
    into: str,
    party: str | None = None,
    how: How = "all",
    certain: bool = False,
    zone: str | None = None,
    days_left: str | None = None,
) -> Any:
    """The table with one more column: for each row, the ids of the records in force at its time.

    In force is a truce while a party holds itself bound (`in_force`), an ultimatum from the moment its
    standing deadline was known to the end of that deadline (`deadline_at`), and anything else during
    its ``when`` (`active_at`). Where nothing was in force the label is an empty text. It is null where
    nothing can be said: the row has no time, or the records are a timeline's and its coverage does not
    reach there.

    A column of aware timestamps is read as instants. A column of days is read as the civil days of each
    record, any part of them, as the questions do. A column of timestamps without a zone is refused
    unless ``zone`` says by whose clocks; a reading that those skip or show twice has a label where both
    things that it can mean have the same, and is null otherwise.

    Frames in memory, and the partitions of Dask, are labelled by a numpy kernel: the labels are a
    ``Categorical`` in pandas and Dask, an ``Enum`` in Polars, a dictionary in PyArrow. Lazy Polars,
    DuckDB and PySpark get an expression of their own, and nothing is computed before they are; the
    labels are an ``Enum`` in the first and texts in the others.

    Args:
        frame: the table; it is not changed.
        records: truces, ultimatums, events, or anything with an ``id`` and a ``when``.
        on: the column of times: timestamps or days.
        into: the name of the new column.
        party: of truces, count only the time for which this actor held itself bound.
        how: of several records in force at once, name ``all`` (their ids in chronological order, joined
            by ``|``), only the ``first`` or only the ``last`` in that order.
        certain: name only what was surely in force: no truce that ended nobody knows when.
        zone: the IANA zone of timestamps without a zone; for no other column.
        days_left: of ultimatums, also count the civil days to their deadlines, as `days_left`
            does, into the columns ``{days_left}_least`` and ``{days_left}_most``: to the earliest day of
            any named, and to the latest; whole numbers, null where none runs.

    Raises:
        InvalidFrame: no such column, a column of another type, a name that is taken, or a table of a kind
            that is not known.
        InvalidMoment: timestamps without a zone and no ``zone``, or a ``zone`` for what needs none.
        InvalidQuestion: ``party`` or ``days_left`` for records to which it means nothing, or records that
            have no id or time.
        UnknownZone: a zone this machine has no rules for.
        MissingExtra: the extra ``frames`` is not installed.
    """
    nw = narwhals()
    from us_russia_timeline.frames.engines import NewColumns, expressed, filled

    if how not in get_args(How):
        raise InvalidFrame(f"how={how!r} is not one of {', '.join(get_args(How))}")
    native = nw.to_native(frame, pass_through=True)
    partitions = nw.dependencies.is_dask_dataframe(native)
    # What Dask holds are pandas frames, and it knows an empty one of their shape.
    sample = _wrapped(nw, native._meta if partitions else native)  # noqa: SLF001 - its documented protocol
    added = [into] if days_left is None else [into, f"{days_left}_least", f"{days_left}_most"]
    days = _is_days(nw, sample, on, added, zone)
    labels, *counts = labels_and_days(
        records,
        Axis.DAYS if days else Axis.INSTANTS,
        party=party,
        how=how,
        counted=days_left is not None,
        certain=certain,
    )
    if zone is not None:
        labels = in_civil_time(labels, zone)
        counts = [in_civil_time(each, zone, anchors=True) for each in counts]
    plan = NewColumns(on, into, labels, tuple(zip(added[1:], counts, strict=False)))
    if partitions:
        return native.map_partitions(filled, plan, meta=filled(native._meta, plan))  # noqa: SLF001 - as above
    lazy = isinstance(sample, nw.LazyFrame)
    found = expressed(sample, plan, days=days) if lazy else filled(native, plan)
    return found if native is frame else nw.from_native(found)


def _wrapped(nw: ModuleType, native: Any) -> Any:
    try:
        wrapped = nw.from_native(native)
    except TypeError:
        raise InvalidFrame(f"{type(native).__name__} is not a data frame that narwhals knows") from None
    known = wrapped.implementation
    if isinstance(wrapped, nw.DataFrame) or known.is_polars() or known.is_duckdb() or known.is_pyspark():
        return wrapped
    raise InvalidFrame(f"lazy frames of {known} are not known here; Polars, DuckDB, Dask and PySpark are")


def _is_days(nw: ModuleType, frame: Any, on: str, added: list[str], zone: str | None) -> bool:
    """Whether the column holds days, after everything that can be wrong with it."""
    schema = frame.collect_schema()
    if on not in schema:
        raise InvalidFrame(f"there is no column {on!r}; there are {', '.join(map(repr, schema))}")
    taken = [name for name in added if name in schema]
    if taken:
        raise InvalidFrame(f"there is a column {taken[0]!r} already; choose another name or drop it first")
    held: Any = schema[on]
    # Days in a pandas column are Python objects; what else such a column holds is refused later.
    days = bool(held in (nw.Date, nw.Object))
    pandas_zone = _pandas_zone(frame, on)
    if not days and held != nw.Datetime and pandas_zone is None:
        raise InvalidFrame(f"the column {on!r} holds {held}, not timestamps or days")
    shown = None if days else pandas_zone or held.time_zone
    if zone is None and not days and shown is None:
        raise InvalidMoment(
            f"the timestamps of {on!r} have no zone, and none is assumed: say by whose clocks they were "
            "taken, zone='Europe/Kyiv' for example, or zone='UTC'"
        )
    if zone is not None and (days or shown is not None):
        what = "days, and those have no zone" if days else f"instants already, shown in {shown}"
        raise InvalidMoment(f"zone={zone!r} is for timestamps without a zone; those of {on!r} are {what}")
    return days


def _pandas_zone(frame: Any, on: str) -> Any:
    """The zone of a pandas column; narwhals 2.29 cannot tell those with an underscore or a digit."""
    return getattr(frame.to_native()[on].dtype, "tz", None) if frame.implementation.is_pandas() else None
