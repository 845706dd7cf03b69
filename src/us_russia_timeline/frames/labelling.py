"""Labels for the rows of any data frame, on one machine or on many: what was in force at each row's time.

It takes what narwhals knows: pandas, Polars (eager and lazy), PyArrow, DuckDB, Dask and PySpark.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast, get_args

from us_russia_timeline._given import flag
from us_russia_timeline.errors import InvalidFrame, InvalidMoment
from us_russia_timeline.frames.clocks import ANCHORS, LABELS, STATES, Meaning, in_civil_time
from us_russia_timeline.frames.labels import How, State, anchors_of, label_of, states_of
from us_russia_timeline.frames.steps import Steps
from us_russia_timeline.frames.tables import narwhals
from us_russia_timeline.intervals import Axis

if TYPE_CHECKING:
    from us_russia_timeline.frames.plans import Lengthened, Plan

__all__ = ["annotate"]

F = TypeVar("F")


def annotate(  # noqa: PLR0913 - one table, one question: each option is named
    frame: F,
    records: Iterable[Any],
    *,
    on: str,
    into: str,
    party: str | None = None,
    how: How = "all",
    certain: bool | None = None,
    zone: str | None = None,
    days: bool = False,
    days_left: str | None = None,
) -> F:
    """The table with one more column: for each row, the ids of the records in force at its time.

    It stays what it is: a table of the same library and the same class (a ``GeoDataFrame``, say), with its
    index and whatever else it carries.

    In force is a truce while a party holds itself bound (`in_force`), an ultimatum from the moment its
    standing deadline was known to the end of that deadline (`deadline_at`), and anything else during
    its ``when`` (`active_at`). Where nothing was in force the label is an empty text. It is null where
    nothing can be said: the row has no time, or the records are a timeline's and its coverage does not
    reach there.

    A column of aware timestamps is read as instants. A column of days is read as the civil days of each
    record, any part of them, as the questions do. A column of timestamps without a zone is refused
    unless ``zone`` says by whose clocks; a reading that those skip or show twice has a label where both
    things that it can mean have the same, and is null otherwise. With ``days=True`` such a column is one of
    days, as ``read_csv`` and `to_frame` give them in pandas: each at midnight.

    Frames in memory, and the partitions of Dask, are labelled by a numpy kernel: the labels are a
    ``Categorical`` in pandas and Dask, an ``Enum`` in Polars, a dictionary in PyArrow. Lazy Polars,
    DuckDB and PySpark get an expression of their own, and nothing is computed before they are; the
    labels are an ``Enum`` in the first and texts in the others.

    Args:
        frame: the table; it is not changed.
        records: truces, ultimatums, events, or anything with an ``id`` and a ``when``.
        on: the column of times, timestamps or days; in pandas and Dask also the index, or a level of it, by
            its name.
        into: the name of the new column.
        party: of truces, count only the time for which this actor held itself bound.
        how: of several records in force at once, name ``all`` (their ids in chronological order, joined
            by ``|``), only the ``first`` or only the ``last`` in that order; or tell whether there is ``any``
            (true or false) or their ``count`` (a whole number). With ``long`` a row is repeated for each of
            them, each with its own id and its own days left; where there is none it stands once.
        certain: left out, a record that ended nobody knows when is named on the day on which it began, or at
            the very instant, and at no later row, since nobody can say of any whether it was (and so is one
            that began nobody knows when at its end). ``False`` names it wherever it may have been in force,
            ``True`` only what surely was.
        zone: the IANA zone of timestamps without a zone; for no other column.
        days: the timestamps without a zone are days; one that is not at midnight is refused, and in a lazy
            table, where it cannot be seen, its label is null.
        days_left: of ultimatums, also count the civil days to their deadlines, as `days_left`
            does, into the columns ``{days_left}_least`` and ``{days_left}_most``: to the earliest day of
            any named, and to the latest; whole numbers, null where none runs. With ``long``, those of the
            row's own record.

    Raises:
        InvalidFrame: no such column, a column of another type, a name that is taken or stands twice, or a
            table of a kind that is not known.
        InvalidMoment: timestamps without a zone and neither ``zone`` nor ``days``, or one of these for what
            needs none.
        InvalidQuestion: ``party`` or ``days_left`` for records to which it means nothing, or records that
            have no id or time.
        UnknownId: no actor is called as ``party`` is.
        UnknownZone: a zone this machine has no rules for.
        MissingExtra: the extra ``frames`` is not installed.

    >>> from datetime import date
    >>> import us_russia_timeline as urt
    >>> import polars
    >>> timeline = urt.load()
    >>> days = polars.DataFrame({"day": [date(2025, 4, 18), date(2025, 4, 20)]})
    >>> truces = [timeline.truce("2025-04-19-easter-truce")]
    >>> urt.frames.annotate(days, truces, on="day", into="truce")["truce"].to_list()
    ['', '2025-04-19-easter-truce']
    """
    nw = narwhals()
    if how not in get_args(How):
        raise InvalidFrame(f"how={how!r} is not one of {', '.join(get_args(How))}")
    texts = {"on": on, "into": into, "days_left": days_left or "", "zone": zone or ""}
    for name, value in texts.items():
        if not isinstance(value, str):  # pyright: ignore[reportUnnecessaryIsInstance] - callers may be untyped
            raise InvalidFrame(f"{name}={value!r:.60}: must be a text")
    certain, days = None if certain is None else flag("certain", certain), flag("days", days)
    native = nw.to_native(frame, pass_through=True)
    partitions = nw.dependencies.is_dask_dataframe(native)
    # What Dask holds are pandas frames, and it knows an empty one of their shape.
    sample = _wrapped(nw, native._meta if partitions else native)  # noqa: SLF001 - its documented protocol
    left = () if days_left is None else (f"{days_left}_least", f"{days_left}_most")
    by_day = _is_by_day(nw, sample, Column(on, (into, *left), zone, days=days))
    states = states_of(
        records,
        Axis.DAYS if by_day else Axis.INSTANTS,
        party=party,
        counted=days_left is not None,
        certain=certain,
    )
    plan = _plan(states, Asked(on, into, left, how, zone, by_day=by_day))
    found = _carried_out(native, sample, plan, partitions=partitions)
    return cast("F", found if native is frame else nw.from_native(found))


class Asked(NamedTuple):
    """What columns are asked for: from which column, of what names, telling what, by whose clocks."""

    on: str
    into: str
    left: tuple[str, ...]
    how: How
    zone: str | None
    by_day: bool


def _plan(states: Steps[State], asked: Asked) -> Plan | Lengthened:
    from us_russia_timeline.frames.plans import Added, Lengthened, Plan

    def read(steps: Steps[Any], meaning: Meaning) -> Steps[Any]:
        return steps if asked.zone is None else in_civil_time(steps, asked.zone, meaning)

    on, into, left, how, _, by_day = asked
    if how == "long":
        return Lengthened(on, by_day, into, left, read(states, STATES))
    kind = {"any": "truth", "count": "number"}.get(how, "label")
    columns = [Added(into, kind, read(states.each(lambda state: label_of(state, how)), LABELS))]
    for at, name in enumerate(left):
        columns.append(Added(name, "days", read(states.each(_anchor(how, at)), ANCHORS)))
    return Plan(on, by_day, tuple(columns))


def _anchor(how: How, at: int) -> Callable[[State], int | None]:
    return lambda state: anchors_of(state, how)[at]


def _carried_out(native: Any, sample: Any, plan: Plan | Lengthened, *, partitions: bool) -> Any:
    from us_russia_timeline.frames import engines, memory
    from us_russia_timeline.frames.plans import Lengthened

    long = isinstance(plan, Lengthened)
    if partitions or not hasattr(sample, "collect"):
        fill: Any = memory.lengthened if long else memory.filled
        if not partitions:
            return fill(native, plan)
        return native.map_partitions(fill, plan, meta=fill(native._meta, plan))  # noqa: SLF001 - as above
    express: Any = engines.lengthened_by if long else engines.expressed
    return express(sample, plan)


def _wrapped(nw: ModuleType, native: Any) -> Any:
    _require_plain_names(native)
    try:
        wrapped = nw.from_native(native)
    except TypeError:
        alone = ": give the frame in which the column stands" if hasattr(native, "name") else ""
        raise InvalidFrame(
            f"{type(native).__name__} is not a data frame that narwhals knows{alone}"
        ) from None
    known = wrapped.implementation
    if isinstance(wrapped, nw.DataFrame) or known.is_polars() or known.is_duckdb() or known.is_pyspark():
        return wrapped
    raise InvalidFrame(f"lazy frames of {known} are not known here; Polars, DuckDB, Dask and PySpark are")


def _require_plain_names(native: Any) -> None:
    """Refuse columns that one name does not tell apart, before a library does in words of its own."""
    in_pandas = hasattr(native, "iloc") and hasattr(native, "columns")
    if not in_pandas and not hasattr(native, "column_names"):
        return  # the others hold nothing else
    names: Any = native.columns if in_pandas else native.column_names
    seen: set[Any] = set()
    for name in cast("Iterable[Any]", names):
        if isinstance(name, tuple):
            raise InvalidFrame(f"columns of several levels, such as {name!r:.80}; flatten them first")
        if name in seen:
            raise InvalidFrame(f"two columns have the name {name!r:.80}; rename one first")
        seen.add(name)


class Column(NamedTuple):
    """The column of times, what columns are to be added, by whose clocks it is read, whether as days."""

    name: str
    added: tuple[str, ...]
    zone: str | None
    days: bool


def _is_by_day(nw: ModuleType, frame: Any, column: Column) -> bool:
    """Whether the column is read as days, after everything that can be wrong with it."""
    on, added, zone, wanted = column
    schema = frame.collect_schema()
    taken = _taken(frame, (*schema, on), added)
    if on not in schema:
        frame = _index_of(nw, frame, on)
        schema = frame.collect_schema()
    if taken is not None:
        raise InvalidFrame(f"there is a column {taken!r} already; choose another name or drop it first")
    held: Any = schema[on]
    # Days in a pandas column are Python objects; what else such a column holds is refused later.
    days = bool(held in (nw.Date, nw.Object)) or _is_date64(frame, on)
    untold = _untold_zone(frame, on)
    if not days and held != nw.Datetime and untold is None:
        if _is_empty_chunk(nw, frame, on):
            return True
        raise InvalidFrame(f"the column {on!r} holds {held}, not timestamps or days")
    shown = None if days else untold or held.time_zone
    if zone is not None and (days or shown is not None):
        what = "days, and those have no zone" if days else f"instants already, shown in {shown}"
        raise InvalidMoment(f"zone={zone!r} is for timestamps without a zone; those of {on!r} are {what}")
    if wanted and (zone is not None or shown is not None):
        why = (
            f"zone={zone!r} reads them as instants"
            if shown is None
            else f"they are instants, shown in {shown}"
        )
        raise InvalidMoment(f"days=True is for days and for timestamps without a zone; of {on!r} {why}")
    if not wanted and zone is None and not days and shown is None:
        raise InvalidMoment(
            f"the timestamps of {on!r} have no zone, and none is assumed: say by whose clocks they were "
            "taken, zone='Europe/Kyiv' for example, or zone='UTC'; if they are days, at midnight, days=True"
        )
    return days or wanted


def _taken(frame: Any, columns: Iterable[str], added: tuple[str, ...]) -> str | None:
    """The first of the names to be added that a column has, a level of the index, or one added before it."""
    known = frame.implementation
    # DuckDB and Spark know no column by its capitals: of two they would give the one that was there.
    same = str.lower if known.is_duckdb() or known.is_pyspark() else str
    levels = frame.to_native().index.names if known.is_pandas() else ()
    seen = {same(each) for each in (*columns, *levels) if isinstance(each, str)}
    for name in added:
        if same(name) in seen:
            return name
        seen.add(same(name))
    return None


def _index_of(nw: ModuleType, frame: Any, on: str) -> Any:
    """The index of a pandas frame, or its level of that name, as a frame: it is read as a column would be."""
    native: Any = frame.to_native()
    levels = list(native.index.names) if frame.implementation.is_pandas() else []
    if levels.count(on) == 1:
        return nw.from_native(native.index.get_level_values(on).to_frame(index=False))
    said = f"there is no column {on!r}; there are {', '.join(map(repr, frame.collect_schema()))}"
    if levels.count(on):
        said = f"{levels.count(on)} levels of the index have the name {on!r}; rename one first"
    elif levels == [None]:
        said += "; the index has no name: if the times stand there, give it one by frame.rename_axis('time')"
    raise InvalidFrame(said)


def _is_empty_chunk(nw: ModuleType, frame: Any, on: str) -> bool:
    """Whether a column in memory holds nothing: then its type says nothing, unless it has one and no rows."""
    if not isinstance(frame, nw.DataFrame):
        return False
    if len(frame) > 0:
        return bool(frame[on].is_null().all())
    if frame.implementation.is_pandas():
        return str(frame.to_native()[on].dtype) == "object"
    return bool(frame.schema[on] == nw.Unknown)


def _is_date64(frame: Any, on: str) -> bool:
    """Whether it is Arrow's other type of days, which narwhals does not tell."""
    if frame.implementation.is_pyarrow():
        return str(frame.to_native().schema.field(on).type) == "date64[ms]"
    if frame.implementation.is_pandas():
        return str(getattr(frame.to_native()[on].dtype, "pyarrow_dtype", "")) == "date64[ms]"
    return False


def _untold_zone(frame: Any, on: str) -> Any:
    """The zone of a column that narwhals 2.29 cannot tell.

    In pandas those with an underscore or a digit, in DuckDB the type of instants to the nanosecond.
    """
    native: Any = frame.to_native()
    if frame.implementation.is_pandas():
        return getattr(native[on].dtype, "tz", None)
    if frame.implementation.is_duckdb():
        kinds: dict[str, Any] = dict(zip(native.columns, native.types, strict=True))
        return "UTC" if str(kinds[on]) == "TIMESTAMPTZ_NS" else None
    return None
