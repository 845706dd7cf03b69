"""Strategies for moments, intervals and deadlines."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from us_russia_timeline.deadlines import Deadline, Rule, Unit
from us_russia_timeline.errors import InvalidInterval, InvalidQuestion
from us_russia_timeline.intervals import Interval, Moment, shown_twice, zone_rules
from us_russia_timeline.strategies.building import (
    FIRST,
    LAST,
    drawn,
    one_of,
    require_hypothesis,
    whole_number,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import SearchStrategy

    Draw = Callable[..., Any]

# Days on which something is awkward: clocks change, months and years end, a leap day. Being few, they
# also make records of one day, and ends that meet, as common as they are in life.
_AWKWARD = (
    date(2025, 4, 20), date(2025, 4, 19), date(2024, 2, 29), date(2024, 12, 31), date(2025, 1, 1),
    date(2025, 3, 9), date(2025, 3, 30), date(2025, 4, 5), date(2025, 4, 25), date(2025, 10, 26),
    date(2025, 10, 31), date(2025, 11, 2),
)  # fmt: skip
_CLOCKS = (0, 60, 90, 120, 180, 1080, 1410)
# East and west of UTC, with and without clock changes: of half an hour (Lord Howe), at midnight
# (Cairo, Havana), in half hours (Kolkata, St John's), and a day ahead of the rest (Apia).
_ZONES = (
    "UTC", "Europe/Moscow", "Europe/Kyiv", "America/New_York", "Asia/Kolkata", "Africa/Cairo",
    "America/Havana", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia",
)  # fmt: skip


def zones() -> SearchStrategy[str]:
    """Names of IANA zones: UTC first, then some whose clocks are awkward.

    Raises:
        MissingExtra: Hypothesis is not installed.

    >>> from hypothesis import find
    >>> from us_russia_timeline import strategies
    >>> find(strategies.zones(), lambda zone: True)
    'UTC'
    """
    return one_of(_ZONES)


def days(first: date = FIRST, last: date = LAST) -> SearchStrategy[date]:
    """Civil days from ``first`` to ``last``, both inclusive.

    Raises:
        MissingExtra: Hypothesis is not installed.

    >>> from datetime import date
    >>> from hypothesis import find
    >>> from us_russia_timeline import strategies
    >>> find(strategies.days(date(2025, 7, 14), date(2025, 7, 14)), lambda day: True)
    datetime.date(2025, 7, 14)
    """
    return _days(first, last)


@lru_cache(maxsize=256)
def _days(first: date, last: date) -> SearchStrategy[date]:
    require_hypothesis()
    from hypothesis import strategies as st

    awkward = [day for day in _AWKWARD if first <= day <= last]
    return st.sampled_from(awkward) | st.dates(first, last) if awkward else st.dates(first, last)


def instants(first: date = FIRST, last: date = LAST) -> SearchStrategy[datetime]:
    """Aware datetimes that begin between two days of UTC, in one of `zones`.

    Raises:
        MissingExtra: Hypothesis is not installed.

    >>> from hypothesis import find
    >>> from us_russia_timeline import strategies
    >>> find(strategies.instants(), lambda instant: True).utcoffset() is not None
    True
    """
    return drawn(_draw_instant, first, last)


@cache
def _clocks() -> SearchStrategy[int]:
    return one_of(_CLOCKS) | whole_number(0, 1439)


def _draw_instant(draw: Draw, first: date, last: date) -> datetime:
    day = datetime.combine(draw(days(first, last)), time(), timezone.utc)
    clock = timedelta(minutes=draw(_clocks()))
    fine = timedelta(microseconds=draw(one_of((0, 30_000_000, 1, 59_999_999))))
    return (day + clock + fine).astimezone(zone_rules(draw(zones())))


def moments(first: date = FIRST, last: date = LAST, *, kind: str | None = None) -> SearchStrategy[Moment]:
    """What the questions take for "when": civil days and instants, as values and as texts.

    Args:
        first: the first civil day, or day of UTC.
        last: the last one, inclusive.
        kind: ``day`` or ``instant`` for one kind only.

    Raises:
        MissingExtra: Hypothesis is not installed.
        InvalidQuestion: there is no such kind.

    >>> from hypothesis import find
    >>> from us_russia_timeline import strategies
    >>> day = find(strategies.moments(kind="day"), lambda moment: not isinstance(moment, str))
    >>> type(day).__name__
    'date'
    """
    if kind not in (None, "day", "instant"):
        raise InvalidQuestion(f"{kind!r} is neither 'day' nor 'instant'")
    require_hypothesis()
    from hypothesis import strategies as st

    civil, clock = days(first, last), instants(first, last)
    as_days: tuple[SearchStrategy[Moment], ...] = (civil, civil.map(date.isoformat))
    as_instants: tuple[SearchStrategy[Moment], ...] = (clock, clock.map(_with_offset))
    return st.one_of(*(() if kind == "instant" else as_days), *(() if kind == "day" else as_instants))


def _with_offset(instant: datetime) -> str:
    return instant.astimezone(timezone.utc).isoformat()


def intervals(  # noqa: PLR0913 - each of them by its name
    first: date = FIRST,
    last: date = LAST,
    *,
    zone: str | None = None,
    fills: bool | None = None,
    opens: bool = True,
    unbegun: bool = False,
) -> SearchStrategy[Interval]:
    """Intervals in every form: of each precision, within and filling, with closed and open ends.

    Those without a beginning are there on request, for most records need one.

    Args:
        first: the earliest day that the statement names, in UTC; its year or month may begin earlier.
        last: the latest one, inclusive.
        zone: the zone of all of them; left out, any of `zones`.
        fills: only those that fill the time they name, or only those that lie within it.
        opens: whether an end may be ongoing or unknown.
        unbegun: whether a beginning may be open or unknown.

    Raises:
        MissingExtra: Hypothesis is not installed.

    >>> from hypothesis import find
    >>> from us_russia_timeline import strategies
    >>> find(strategies.intervals(fills=True), lambda interval: True).fills
    True
    """
    forms = [*_WITHIN] if fills is not True else []
    if fills is not False:
        forms += _FILLING + (_OPEN if opens else ()) + (_UNBEGUN if unbegun else ())
        forms += _UNBEGUN_OPEN if unbegun and opens else ()
    return drawn(_draw_interval, (first, last), zone, tuple(forms))


# The forms of a statement: one point, two of them, and what is written for an end that is not there.
_WITHIN, _FILLING, _OPEN = ("{}", "{}", "[{}..{}]"), ("{}/{}", "{}/{}", "{}/{}T24:00"), ("{}/..", "{}/")
_UNBEGUN, _UNBEGUN_OPEN = ("../{}", "/{}", "../{}T24:00"), ("../..",)


def _draw_interval(
    draw: Draw, days_named: tuple[date, date], zone: str | None, forms: tuple[str, ...]
) -> Interval:
    from hypothesis import reject

    name, form = draw(zones()) if zone is None else zone, draw(one_of(forms))
    lengths = (10, 10, 7, 4) if form[0] == "[" else _LENGTHS
    points = [_draw_point(draw, *days_named, name, lengths) for _ in range(form.count("{}"))]
    if "T24" in form:
        points[-1] = _draw_point(draw, *days_named, name, (10,))
    if form[0] == "[" and len(points[0]) != len(points[1]):
        points = [each[:4] for each in points]  # two of one precision
    try:
        return Interval(form.format(*sorted(points)), name)
    except InvalidInterval:  # two points of one minute, out of order across precisions, a midnight skipped
        reject()


_LENGTHS = (10, 16, 7, 4, 19, 26)


def _draw_point(draw: Draw, first: date, last: date, zone: str, lengths: tuple[int, ...] = _LENGTHS) -> str:
    instant = _draw_instant(draw, first, last).astimezone(zone_rules(zone))
    length = draw(one_of(lengths))
    text: str = instant.replace(tzinfo=None).isoformat(timespec="microseconds")[:length]
    offset: str = instant.isoformat()[-6:]
    if offset.endswith(":00") and draw(one_of((False, True))):
        offset = offset[:3]
    # The clocks show some times twice; then only the offset says which. Elsewhere it may be added.
    return text + offset if length > 10 and (shown_twice(instant) or not draw(whole_number(0, 4))) else text


def deadlines(zone: str | None = None, *, counted: bool | None = None) -> SearchStrategy[Deadline]:
    """Deadlines: counted in each unit and by each rule, and stated as days, stretches and minutes.

    Args:
        zone: the zone of whoever set it; left out, any of `zones`.
        counted: only counted ones, or only stated ones.

    Raises:
        MissingExtra: Hypothesis is not installed.

    >>> from hypothesis import find
    >>> from us_russia_timeline import strategies
    >>> weeks = find(strategies.deadlines("UTC", counted=True), lambda limit: limit.unit == "weeks")
    >>> weeks.zone
    'UTC'
    """
    return drawn(_draw_deadline, zone, counted)


def _draw_deadline(draw: Draw, zone: str | None, counted: bool | None) -> Deadline:
    text, name = draw(words()), draw(zones()) if zone is None else zone
    if not (draw(one_of((False, True))) if counted is None else counted):
        return Deadline(text=text, zone=name, by=draw(intervals(zone=name, opens=False)))
    unit, least = draw(one_of(Unit)), draw(whole_number(1, 100))
    begin = draw(instants()).astimezone(timezone.utc)
    if unit is Unit.HOURS and draw(one_of((True, False))):
        trigger = Interval(begin.isoformat(timespec="minutes")[:16], "UTC")
    else:
        trigger = Interval(begin.date().isoformat(), name)
    most = least + draw(one_of((0, 1, 2, 10, 24)))
    rule = draw(one_of(Rule))
    return Deadline(text=text, zone=name, trigger=trigger, least=least, most=most, unit=unit, rule=rule)
