"""Counting days, and deadlines as they are set in words."""

from __future__ import annotations

import pickle
from collections import OrderedDict
from datetime import date, datetime, timedelta, timezone

import attrs
import numpy as np
import pandas as pd
import polars as pl
import pytest
from pandas.tseries.holiday import USFederalHolidayCalendar

from us_russia_timeline.deadlines import Deadline, Holidays, Rule, Unit, days_between, due, readings
from us_russia_timeline.errors import InvalidMoment, InvalidQuestion, InvalidRecord, UnknownZone
from us_russia_timeline.intervals import Axis, Interval, from_microseconds

WASHINGTON, MOSCOW = "America/New_York", "Europe/Moscow"
JULY_4, LABOR_DAY = date(2025, 7, 4), date(2025, 9, 1)


def utc(*parts):
    """An instant in UTC."""
    return datetime(*parts, tzinfo=timezone.utc)


def counted(least, unit=Unit.DAYS, *, trigger="2025-07-14", zone=WASHINGTON, **more):
    """A counted deadline."""
    return Deadline(
        text="so long", zone=zone, trigger=Interval(trigger, zone), least=least, unit=unit, **more
    )


def stated(text, zone=WASHINGTON):
    """A stated deadline."""
    return Deadline(text="by then", zone=zone, by=Interval(text, zone))


def test_the_deadlines_of_2025():
    """The 50 days of 14 July, the 10 or 12 of 28 July and the 10 of 29 July 2025 end when they did."""
    assert str(counted(50)) == "2 September 2025"
    assert str(counted(10, trigger="2025-07-28", most=12)) == "7 to 9 August 2025"
    assert str(counted(10, trigger="2025-07-29")) == "8 August 2025"
    assert days_between(date(2025, 7, 14), date(2025, 8, 8)) == 25


@pytest.mark.parametrize(
    ("trigger", "amount", "unit", "last"),
    [
        (date(2025, 7, 14), 50, "days", date(2025, 9, 2)),
        (date(2025, 7, 14), 2, "weeks", date(2025, 7, 28)),
        (date(2025, 1, 31), 1, "months", date(2025, 2, 28)),
        (date(2024, 1, 31), 1, "months", date(2024, 2, 29)),
        (date(2024, 2, 29), 1, "years", date(2025, 2, 28)),
        (date(2024, 2, 29), 4, "years", date(2028, 2, 29)),
        (date(2024, 2, 28), 1, "days", date(2024, 2, 29)),
        (date(2025, 12, 31), 1, "days", date(2026, 1, 1)),
        (date(2025, 7, 11), 1, "business_days", date(2025, 7, 14)),
        (date(2025, 7, 12), 1, "business_days", date(2025, 7, 14)),
        (date(2025, 7, 14), 5, "business_days", date(2025, 7, 21)),
    ],
)
def test_due(trigger, amount, unit, last):
    """The trigger day is not counted; months end on the same number or with the month."""
    assert due(trigger, amount, unit) == last


@pytest.mark.parametrize(
    ("trigger", "amount", "unit", "last"),
    [
        (date(2025, 7, 14), 1, "days", date(2025, 7, 14)),
        (date(2025, 7, 14), 50, "days", date(2025, 9, 1)),
        (date(2025, 7, 14), 1, "weeks", date(2025, 7, 20)),
        (date(2025, 3, 1), 1, "months", date(2025, 3, 31)),
        (date(2025, 1, 31), 1, "months", date(2025, 2, 28)),
        (date(2025, 3, 1), 1, "years", date(2026, 2, 28)),
        (date(2025, 7, 14), 1, "business_days", date(2025, 7, 14)),
        (date(2025, 7, 12), 1, "business_days", date(2025, 7, 14)),
    ],
)
def test_the_trigger_day_may_be_counted(trigger, amount, unit, last):
    """Counted as the first, the trigger day belongs to the period: a month from 1 March is March."""
    assert due(trigger, amount, unit, rule="including_trigger") == last


@pytest.mark.parametrize(
    ("trigger", "amount", "unit", "last"),
    [
        (date(2025, 6, 20), 14, "days", date(2025, 7, 7)),  # the last day is 4 July, a Friday
        (date(2025, 8, 1), 30, "days", date(2025, 9, 2)),  # a Sunday, then Labor Day
        (date(2025, 7, 14), 4, "days", date(2025, 7, 18)),  # a Friday stays
        (date(2025, 6, 4), 1, "months", date(2025, 7, 7)),
    ],
)
def test_frcp_6a(trigger, amount, unit, last):
    """Rule 6(a): a last day that is a Saturday, Sunday or legal holiday runs on to the next that is none."""
    assert due(trigger, amount, unit, rule=Rule.FRCP_6A, holidays=[JULY_4, LABOR_DAY]) == last


@pytest.mark.parametrize(
    ("trigger", "amount", "last"),
    [
        (date(2025, 7, 11), 1, date(2025, 7, 14)),  # one day from a Friday: Saturday, so Monday (4)
        (date(2025, 7, 11), 2, date(2025, 7, 15)),  # Sunday, so Monday; two working days: Tuesday (5)
        (date(2025, 7, 10), 2, date(2025, 7, 14)),  # Saturday, so Monday; Friday and Monday are two
        (date(2025, 7, 12), 2, date(2025, 7, 15)),  # Monday; two working days: Tuesday
        (date(2025, 7, 14), 2, date(2025, 7, 16)),
        (date(2025, 7, 11), 10, date(2025, 7, 21)),
    ],
)
def test_eu_1182_71(trigger, amount, last):
    """Article 3(4) moves the last day to a working day; 3(5) grants periods of two days two working days."""
    assert due(trigger, amount, rule=Rule.EU_1182_71) == last


@pytest.mark.parametrize(
    ("trigger", "amount", "unit", "last"),
    [
        (date(2025, 1, 31), 1, "months", date(2025, 2, 28)),  # no such date: the last day of the month
        (date(2025, 5, 31), 1, "months", date(2025, 6, 30)),
        (date(2025, 4, 4), 1, "months", date(2025, 5, 5)),  # 4 May 2025 is a Sunday
        (date(2025, 12, 18), 1, "weeks", date(2025, 12, 26)),  # Christmas Day, a holiday here
    ],
)
def test_ets_76(trigger, amount, unit, last):
    """Articles 4 and 5: the corresponding date or the month's last day, moved to a working day."""
    assert due(trigger, amount, unit, rule=Rule.ETS_76, holidays={date(2025, 12, 25)}) == last


@pytest.mark.parametrize("amount", [0, 100_001, -100_001, True, 1.0, "5", None])
def test_amounts_are_whole_and_positive(amount):
    """An amount is a whole number from one to a hundred thousand, or one of those to count back."""
    with pytest.raises(InvalidRecord, match="must be a whole number from 1 to 100000"):
        due(date(2025, 7, 14), amount)


@pytest.mark.parametrize(
    ("trigger", "amount", "unit", "last"),
    [
        (date(2025, 8, 8), -50, "days", date(2025, 6, 19)),
        (date(2025, 7, 14), -2, "weeks", date(2025, 6, 30)),
        (date(2025, 3, 31), -1, "months", date(2025, 2, 28)),
        (date(2024, 2, 29), -1, "years", date(2023, 2, 28)),
        (date(2024, 3, 1), -1, "days", date(2024, 2, 29)),
        (date(2025, 7, 14), -1, "business_days", date(2025, 7, 11)),  # a Monday, so the Friday before
        (date(2025, 7, 13), -1, "business_days", date(2025, 7, 11)),
        (date(2025, 7, 7), -1, "business_days", date(2025, 7, 3)),  # the fourth of July is a holiday here
    ],
)
def test_counting_back(trigger, amount, unit, last):
    """A negative amount counts back: the trigger day is not counted, and months end as they do counting on."""
    for held in ([JULY_4], Asked(JULY_4)):
        assert due(trigger, amount, unit, holidays=held) == last


@pytest.mark.parametrize(
    ("trigger", "amount", "unit", "rule", "last"),
    [
        (date(2025, 7, 14), -1, "days", Rule.INCLUDING_TRIGGER, date(2025, 7, 14)),
        (date(2025, 7, 14), -7, "days", Rule.INCLUDING_TRIGGER, date(2025, 7, 8)),
        (date(2025, 3, 31), -1, "months", Rule.INCLUDING_TRIGGER, date(2025, 3, 1)),  # the whole of March
        (date(2025, 3, 28), -1, "months", Rule.INCLUDING_TRIGGER, date(2025, 3, 1)),
        (date(2025, 3, 27), -1, "months", Rule.INCLUDING_TRIGGER, date(2025, 2, 28)),
        (date(2025, 7, 14), -1, "business_days", Rule.INCLUDING_TRIGGER, date(2025, 7, 14)),
        (date(2025, 7, 18), -14, "days", Rule.FRCP_6A, date(2025, 7, 3)),  # the fourth of July, so the day before it
        (date(2025, 7, 20), -14, "days", Rule.FRCP_6A, date(2025, 7, 3)),  # a Sunday moves back over Saturday and the fourth
        (date(2025, 7, 19), -14, "days", Rule.EU_1182_71, date(2025, 7, 5)),  # a Saturday stays: article 3 (4)
        (date(2025, 7, 14), -2, "days", Rule.EU_1182_71, date(2025, 7, 10)),  # two working days: article 3 (5)
        (date(2025, 7, 14), -1, "days", Rule.EU_1182_71, date(2025, 7, 13)),
    ],
)
def test_rules_count_back(trigger, amount, unit, rule, last):
    """Rule 6(a) (5) moves on backwards; the regulation leaves the last day where it is, and grants two working days."""
    for held in ([JULY_4], Asked(JULY_4)):
        assert due(trigger, amount, unit, rule=rule, holidays=held) == last


def test_a_rule_that_does_not_count_back_says_so():
    """The European convention shall not apply to periods calculated retroactively, by its article 1."""
    with pytest.raises(InvalidRecord, match="ets_76 cannot be counted back: its article 1"):
        due(date(2025, 7, 14), -1, rule=Rule.ETS_76)


@pytest.mark.parametrize("unit", [Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS, Unit.BUSINESS_DAYS])
def test_the_calendar_begins(unit):
    """What would fall before the first day of the calendar is refused; that day can still be counted to."""
    with pytest.raises(InvalidRecord, match="before 0001-01-10 is beyond the calendar"):
        due(date(1, 1, 10), -100, unit)
    assert due(date(1, 1, 2), -1, Unit.BUSINESS_DAYS) == date(1, 1, 1)
    for first in (date(1, 1, 1), date(1, 1, 2)):
        with pytest.raises(InvalidRecord, match="beyond the calendar"):
            due(first, -2, Unit.BUSINESS_DAYS)


class Asked:
    """A container of days that can only be asked, not listed."""

    def __init__(self, *held):
        self.held = set(held)

    def __contains__(self, day):
        return day in self.held


class Country(dict):
    """A calendar that makes its days up when it is asked, year by year, as the calendars of countries do."""

    def __contains__(self, day):
        self.setdefault(date(day.year, 7, 4), "Independence Day")
        return super().__contains__(day)


def stamps(*days):
    """The days as pandas has them."""
    return [pd.Timestamp(day) for day in days]


CONTAINERS = {
    "a list of texts": lambda: ["2025-07-04", "2025-09-01"],
    "the keys of JSON": lambda: {"2025-07-04": "a", "2025-09-01": "b"},
    "a list of timestamps": lambda: stamps(JULY_4, LABOR_DAY),
    "an index of pandas": lambda: pd.DatetimeIndex([JULY_4, LABOR_DAY]),
    "the calendar of pandas": lambda: USFederalHolidayCalendar().holidays("2025-01-01", "2025-12-31"),
    "a series of pandas": lambda: pd.Series(stamps(JULY_4, LABOR_DAY)),
    "an index of days": lambda: pd.Index([JULY_4, LABOR_DAY]),
    "an array of numpy": lambda: np.array([JULY_4, LABOR_DAY], dtype="datetime64[D]"),
    "an array of numpy in nanoseconds": lambda: np.array([JULY_4, LABOR_DAY], dtype="datetime64[ns]"),
    "times of numpy": lambda: [np.datetime64("2025-07-04"), np.datetime64("2025-09-01T00:00")],
    "a series of polars": lambda: pl.Series([JULY_4, LABOR_DAY]),
    "midnights": lambda: {datetime(2025, 7, 4), datetime(2025, 9, 1)},
    "a dict": lambda: {JULY_4: "a", LABOR_DAY: "b"},
    "a dict of timestamps": lambda: dict.fromkeys(stamps(JULY_4, LABOR_DAY), "a"),
    "an ordered dict of timestamps": lambda: OrderedDict.fromkeys(stamps(JULY_4, LABOR_DAY), "a"),
    "a calendar that fills itself": Country,
    "what can only be asked": lambda: Asked(JULY_4, LABOR_DAY),
    "a day of its own kind": lambda: [type("Day", (date,), {})(2025, 7, 4), LABOR_DAY],
}


@pytest.mark.parametrize("name", CONTAINERS)
def test_holidays_come_in_any_container(name):
    """Whatever holds days is listed and judged, or asked day by day: the fourth of July is never a working day."""
    held = CONTAINERS[name]()
    assert due(date(2025, 7, 3), 1, "business_days", holidays=held) == date(2025, 7, 7)
    assert due(date(2025, 6, 24), 10, rule="frcp_6a", holidays=held) == date(2025, 7, 7)
    assert due(date(2025, 7, 7), -1, "business_days", holidays=held) == date(2025, 7, 3)
    assert days_between(date(2025, 7, 3), date(2025, 7, 7), business=True, holidays=held) == 1
    if "asked" not in name and "fills" not in name:
        assert JULY_4 in Holidays(held)


@pytest.mark.parametrize(
    ("held", "message"),
    [
        ([datetime(2025, 7, 4, 12)], "a midnight without a zone, not 2025-07-04 12:00:00"),
        ([datetime(2025, 7, 4, tzinfo=timezone.utc)], r"not 2025-07-04 00:00:00\+00:00"),
        (pd.DatetimeIndex(["2025-07-04"], tz="UTC"), "a midnight without a zone"),
        ([pd.Timestamp("2025-07-04") + pd.Timedelta(1, "ns")], "a midnight without a zone"),
        ([pd.NaT], "a midnight without a zone, not NaT"),
        ([np.datetime64("2025-07")], "not 2025-07"),
        ([np.datetime64("NaT", "ns")], "not NaT"),
        (np.array("2025-07-04", dtype="datetime64[D]"), "must be several days, not one"),
        (["Independence Day"], "a holiday must be a date, or a text such as 2025-07-14, not 'Independence Day'"),
        ({"4 July": JULY_4}, "a holiday must be a date, or a text such as 2025-07-14, not '4 July'"),
        (pd.DataFrame({"day": [JULY_4]}), "a holiday must be a date, or a text such as 2025-07-14, not 'day'"),
        ([20250704], "a holiday must be a date, not int"),
        ([type("Day", (date,), {"__str__": lambda _: "2025-99-99"})(2025, 7, 4)], "a midnight without a zone, not 2025-99-99"),
        (np.array([5]), "a holiday must be a date, not int64"),
        ("2025-07-04", "must be a container of dates, not str"),
        (iter([JULY_4]), "must be a container of dates, not list_iterator"),
    ],
)
def test_what_holds_no_days_is_refused(held, message):
    """A moment, a month, a text or a number among the holidays is refused, never ignored; so is what can be read once only."""
    for ask in (
        lambda: due(date(2025, 7, 3), 1, "business_days", holidays=held),
        lambda: due(date(2025, 7, 3), -1, "business_days", holidays=held),
        lambda: days_between(date(2025, 7, 3), date(2025, 7, 7), business=True, holidays=held),
    ):
        with pytest.raises(InvalidMoment, match=message):
            ask()


def test_holidays_without_business_days_are_refused():
    """They would be ignored: all days count, unless business days are asked for. None of them are no question."""
    for held in ([JULY_4], Asked(JULY_4), {"2025-07-04": "a"}):
        with pytest.raises(InvalidQuestion, match="holidays matter only among business days: give business=True"):
            days_between("2025-07-03", "2025-07-07", holidays=held)
    with pytest.raises(InvalidMoment, match="a holiday must be a date"):
        days_between("2025-07-03", "2025-07-07", holidays=["rubbish"])
    assert days_between("2025-07-03", "2025-07-07", holidays=()) == days_between("2025-07-03", "2025-07-07", holidays=Holidays()) == 4


@pytest.mark.parametrize("one", [5, None, date(2025, 7, 4)])
def test_one_thing_is_no_set_of_holidays(one):
    """Holidays are several days: one alone is refused with what to give."""
    with pytest.raises(InvalidMoment, match=f"several days, not one {type(one).__name__}: make a list of it"):
        Holidays(one)


def test_replacing_a_part_of_a_deadline_works_it_out_again_or_refuses():
    """A window that no longer follows is refused; left to be worked out, it follows."""
    fifty = counted(50)
    with pytest.raises(InvalidRecord, match="does not follow; it is 2025-08-23/2025-09-02 .* give window=None"):
        attrs.evolve(fifty, least=40)
    assert attrs.evolve(fifty, least=40, most=None, window=None) == counted(40)
    with pytest.raises(InvalidRecord, match="does not follow"):
        attrs.evolve(stated("2025-08-08"), by=Interval("2025-08-09", WASHINGTON))
    assert attrs.evolve(stated("2025-08-08"), by=Interval("2025-08-09", WASHINGTON), window=None) == stated("2025-08-09")
    assert attrs.evolve(fifty, text="in so many words").window == fifty.window


def test_hours_are_not_days():
    """Hours are counted by the clock, and the error says how."""
    with pytest.raises(InvalidRecord, match=r"add timedelta\(hours=\.\.\.\)"):
        due(date(2025, 7, 14), 72, Unit.HOURS)


@pytest.mark.parametrize(("unit", "rule"), [("nights", "calendar"), ("days", "maritime")])
def test_unknown_units_and_rules_are_refused(unit, rule):
    """Units and rules are those of the two vocabularies."""
    with pytest.raises(ValueError, match="is not a valid"):
        due(date(2025, 7, 14), 1, unit, rule=rule)


@pytest.mark.parametrize("unit", [Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS, Unit.BUSINESS_DAYS])
def test_the_calendar_ends(unit):
    """What would fall after the year 9999 is refused."""
    with pytest.raises(InvalidRecord, match="is beyond the calendar"):
        due(date(9999, 12, 20), 100, unit)
    with pytest.raises(InvalidRecord, match="is beyond the calendar"):
        due(date(9999, 12, 20), 1, Unit.DAYS, rule=Rule.FRCP_6A, holidays=Always())


def test_business_days_reach_the_last_day():
    """The last day of the calendar, a Friday, can still be counted to."""
    assert due(date(9999, 12, 24), 5, Unit.BUSINESS_DAYS) == date(9999, 12, 31)


class Always:
    """Every day is a holiday."""

    def __contains__(self, day):
        return True


def test_endless_holidays_are_refused():
    """Where every day is a holiday, no business day ever comes."""
    with pytest.raises(InvalidRecord, match="is beyond the calendar"):
        due(date(9990, 1, 1), 1, Unit.BUSINESS_DAYS, holidays=Always())


def test_long_holidays_are_stepped_over():
    """A holiday longer than the first guess is stepped over."""
    off = [date(2025, 7, 15) + timedelta(days=day) for day in range(60)]
    assert due(date(2025, 7, 14), 1, Unit.BUSINESS_DAYS, holidays=off) == date(2025, 9, 15)


def test_days_between():
    """The first day is not counted and the last is; earlier days are negative."""
    assert days_between(date(2025, 7, 14), date(2025, 7, 14)) == 0
    assert days_between(date(2025, 9, 2), date(2025, 7, 14)) == -50
    assert days_between(date(2025, 7, 3), date(2025, 7, 7), business=True, holidays=[JULY_4]) == 1
    assert days_between(date(2025, 7, 7), date(2025, 7, 3), business=True, holidays=[JULY_4]) == -1


def test_holidays():
    """Prepared holidays hold their days, count those of Monday to Friday, and survive a pickle."""
    held = Holidays([JULY_4, LABOR_DAY, date(2025, 7, 5)])
    assert JULY_4 in held
    assert date(2025, 7, 6) not in held
    assert days_between(date(2025, 7, 3), date(2025, 7, 7), business=True, holidays=held) == 1
    assert date(2025, 7, 5) in pickle.loads(pickle.dumps(held))  # noqa: S301 - our own pickle
    assert [held.until(day.toordinal()) for day in (date(2025, 7, 3), JULY_4, date(2025, 12, 31))] == [
        0,
        1,
        2,
    ]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "either counted .* or stated"),
        (
            {
                "trigger": Interval("2025-07-14", "UTC"),
                "least": 1,
                "unit": Unit.DAYS,
                "by": Interval("2025", "UTC"),
            },
            "either",
        ),
        ({"most": 3, "by": Interval("2025", "UTC")}, "either"),
        ({"least": 1, "unit": Unit.DAYS}, "needs trigger, least and unit"),
        ({"trigger": Interval("2025-07-14", "UTC"), "unit": Unit.DAYS}, "needs trigger, least and unit"),
        ({"trigger": Interval("2025-07-14", "UTC"), "least": 1}, "needs trigger, least and unit"),
        ({"trigger": Interval("2025-07", "UTC"), "least": 1, "unit": Unit.DAYS}, "^trigger: is one day or minute, not "),
        (
            {"trigger": Interval("2025-07-14/..", "UTC"), "least": 1, "unit": Unit.HOURS},
            "^trigger: is one day or minute, not ",
        ),
        ({"trigger": Interval("2025-07-14", "UTC"), "least": 0, "unit": Unit.DAYS}, "from 1 to 100000"),
        ({"trigger": Interval("2025-07-14", "UTC"), "least": 3, "most": 2, "unit": Unit.DAYS}, "in order"),
        (
            {"trigger": Interval("2025-07-14", "UTC"), "least": True, "unit": Unit.DAYS},
            "least: must be int, not bool",
        ),
        ({"trigger": "2025-07-14", "least": 1, "unit": Unit.DAYS}, "trigger: must be Interval, not str"),
        (
            {"trigger": Interval("2025-07-14", "UTC"), "least": 1, "unit": "days"},
            "unit: must be Unit, not str",
        ),
        ({"by": Interval("2025", "UTC"), "rule": "calendar"}, "rule: must be Rule, not str"),
        ({"by": Interval("2025", "UTC"), "window": "2025"}, "window: must be Interval, not str"),
        ({"by": Interval("2025-07-14/..", "UTC")}, "has no end, so it sets no limit"),
        ({"by": Interval("2025-07-14/", "UTC")}, "has no end, so it sets no limit"),
        ({"by": Interval("../2025-07-14", "UTC")}, "has no beginning, so it sets no limit"),
        ({"trigger": Interval("[2025-07-14..2025-07-15]", "UTC"), "least": 1, "unit": Unit.DAYS}, "^trigger: is one day or minute, not "),
        ({"by": Interval("2025", "UTC"), "window": Interval("2026", "UTC")}, "does not follow; it is 2025"),
        ({"by": Interval("2025", "UTC"), "text": ""}, "text: must not be empty"),
        ({"by": Interval("2025", "UTC"), "text": "by\nthen"}, "does not show"),
    ],
)
def test_what_is_no_deadline_is_refused(fields, message):
    """A deadline is counted or stated, of the right types and quantities, and its window follows from it."""
    with pytest.raises(InvalidRecord, match=message):
        Deadline(**{"text": "by then", "zone": "UTC", **fields})


@pytest.mark.parametrize("zone", ["", "../etc", None, 5])
def test_a_deadline_has_a_zone(zone):
    """The zone of whoever set it is the name of one."""
    with pytest.raises(UnknownZone, match="is not the name of a zone"):
        Deadline(text="by then", zone=zone, by=Interval("2025", "UTC"))


def test_a_window_may_be_carried():
    """A window that follows from the words is accepted; one of other days or of another zone is not."""
    made = counted(10, trigger="2025-07-28", most=12)
    assert counted(10, trigger="2025-07-28", most=12, window=made.window) == made
    for text, zone in (("2025-08-07/2025-08-08", WASHINGTON), ("2025-08-07/2025-08-09", MOSCOW)):
        with pytest.raises(InvalidRecord, match=r"it is 2025-08-07/2025-08-09 \(America/New_York\)"):
            counted(10, trigger="2025-07-28", most=12, window=Interval(text, zone))
    hours = counted(72, Unit.HOURS, trigger="2025-07-14T18:00")
    assert counted(72, Unit.HOURS, trigger="2025-07-14T18:00", window=hours.window) == hours


def test_hours_run_by_the_clock():
    """Hours from a minute end in a minute, whatever the clocks do; from a day, in a day."""
    minute = counted(48, Unit.HOURS, trigger="2025-03-08T12:00")
    assert (minute.window.start, minute.window.stop) == (utc(2025, 3, 10, 17), utc(2025, 3, 10, 17, 1))
    assert [each.instant for each in readings(minute)] == [utc(2025, 3, 10, 17)]
    day = counted(48, Unit.HOURS, trigger="2025-07-14")
    assert [each.instant for each in readings(day)] == [utc(2025, 7, 16, 4), utc(2025, 7, 17, 4)]


@pytest.mark.parametrize(
    ("start", "zone", "told"),
    [
        # Moscow was two hours, 30 minutes and 17 seconds ahead; Amsterdam's clocks went back from 20 to 19 minutes and 32 seconds.
        (Interval("1914-08-01T00:00", "Europe/Moscow"), "Europe/Berlin", "1914-08-01T02:29:43/1914-08-01T02:30:43"),
        (Interval("1916-09-30T18:00", "UTC"), "Europe/Amsterdam", "1916-09-30T22:00"),
    ],
)
def test_hours_by_clocks_that_are_seconds_ahead(start, zone, told):
    """A window of one minute is one minute, in words that are read as it; where no words tell it, it is told in UTC."""
    limit = Deadline(text="four hours", zone=zone, trigger=start, least=4, unit=Unit.HOURS)
    assert limit.window.text == told
    assert limit.window.stop - limit.window.start == timedelta(minutes=1)
    assert attrs.evolve(limit) == limit


def test_hours_are_told_by_the_clocks_of_whoever_counts_them():
    """So that their civil days are those of the zone, also past midnight in UTC and where an hour comes twice."""
    night = counted(24, Unit.HOURS, trigger="2025-01-01T22:00")
    assert (night.window.text, night.window.zone) == ("2025-01-02T22:00", WASHINGTON)
    assert str(night.window.last) == "2025-01-02"
    some = counted(24, Unit.HOURS, trigger="2018-04-09", most=48)
    assert (some.window.text, str(some)) == ("2018-04-10T00:00/2018-04-12T00:00", "10 April 2018, 00:00 to 12 April 2018, 00:00 (America/New_York)")
    twice = counted(24, Unit.HOURS, trigger="2025-11-01T01:30")
    assert (twice.window.text, twice.window.start) == ("2025-11-02T01:30-04:00", utc(2025, 11, 2, 5, 30))


def test_hours_of_an_older_document_are_told_anew(monkeypatch):
    """Until 0.5 their windows were in UTC: the same instants are taken, in the zone where its rules are there."""
    made = counted(24, Unit.HOURS, trigger="2025-01-01T22:00")
    older = Interval("2025-01-03T03:00", "UTC")
    assert counted(24, Unit.HOURS, trigger="2025-01-01T22:00", window=older) == made
    with pytest.raises(InvalidRecord, match=r"it is 2025-01-02T22:00 \(America/New_York\)"):
        counted(24, Unit.HOURS, trigger="2025-01-01T22:00", window=Interval("2025-01-03T03:01", "UTC"))
    with pytest.raises(InvalidRecord, match="does not follow"):
        counted(24, Unit.HOURS, trigger="2025-01-01T22:00", window=Interval("2025-01-03T06:00", MOSCOW))

    def lost(name):
        raise UnknownZone(name)

    monkeypatch.setattr("us_russia_timeline.intervals.words.zone_rules", lost)
    assert counted(24, Unit.HOURS, trigger="2025-01-01T22:00", window=older).window == older


def test_days_are_counted_from_the_day_of_the_one_who_counts():
    """A minute of another zone is the day that it is in the zone of the deadline."""
    late = Interval("2025-07-15T01:00", "UTC")
    limit = Deadline(text="10 days", zone=WASHINGTON, trigger=late, least=10, unit=Unit.DAYS)
    assert str(limit) == str(counted(10, trigger="2025-07-14T21:00")) == "24 July 2025"
    assert readings(limit)[-1].instant == utc(2025, 7, 25, 4)
    assert str(Deadline(text="10 days", zone=WASHINGTON, trigger=Interval("2025-07-15", MOSCOW), least=10, unit=Unit.DAYS)) == "25 July 2025"


def test_readings_name_what_they_assume():
    """Each quantity, with the trigger day left out or counted, and each zone, is a reading of its own."""
    found = readings(counted(10, trigger="2025-07-28", most=12), zones=[MOSCOW])
    assert len(found) == 3 * 2 * 2
    first, last = found[0], found[-1]
    assert first.instant == utc(2025, 8, 6, 21)
    assert first.assumes == ("10 days", "trigger day counted", f"the day ends in {MOSCOW}")
    assert last.instant == utc(2025, 8, 10, 4)
    assert last.assumes == ("12 days", "trigger day not counted", f"the day ends in {WASHINGTON}")


def test_readings_of_a_courts_rule():
    """A deadline counted by a court's rule leaves the trigger day out, and no doubt about it."""
    found = readings(counted(5, Unit.BUSINESS_DAYS, rule=Rule.FRCP_6A))
    assert [each.instant for each in found] == [utc(2025, 7, 22, 4)]
    assert found[0].assumes[0] == "5 business days"


@pytest.mark.parametrize(
    ("text", "instants"),
    [
        ("2025-11-27", [utc(2025, 11, 28, 5)]),
        ("2025-11", [utc(2025, 11, 2, 4), utc(2025, 12, 1, 5)]),
        ("2025", [utc(2025, 1, 2, 5), utc(2026, 1, 1, 5)]),
        ("2025-11-26/2025-11-27", [utc(2025, 11, 27, 5), utc(2025, 11, 28, 5)]),
        ("2025-11-27T18:00", [utc(2025, 11, 27, 23)]),
        ("[2025-11-26..2025-11-27]", [utc(2025, 11, 27, 5), utc(2025, 11, 28, 5)]),
        ("2025-11-26/2025-11-27T24:00", [utc(2025, 11, 27, 5), utc(2025, 11, 28, 5)]),
        ("2025-11-27T18:00/2025-11-27T20:00", [utc(2025, 11, 27, 23), utc(2025, 11, 28, 1)]),
        ("2025-11-26/2025-11-27T18:00", [utc(2025, 11, 27, 5), utc(2025, 11, 27, 23)]),
        ("2025-11-26T18:00/2025-11-27", [utc(2025, 11, 27, 5), utc(2025, 11, 28, 5)]),
    ],
)
def test_readings_of_a_stated_limit(text, instants):
    """A stated limit has passed at the end of its last day, or at its clock time; a stretch may pass with each of its days."""
    found = readings(stated(text))
    assert [each.instant for each in found] == instants
    assert all(each.assumes[0].startswith("stated: ") for each in found)


@pytest.mark.parametrize(
    "limit",
    [
        stated("2025-11-27"), stated("2025-11"), stated("2025-11-24/2025-11-27"), stated("2025-11-27T18:00"),
        stated("2025-11-27T18:00/2025-11-27T20:00"), stated("2025-11-24/2025-11-27T18:00"),
        stated("2025-06"), stated("2025"), stated("[2025-11-24..2025-11-27]"), stated("2025-03-08/2025-03-10"), stated("2025-11-01/2025-11-03"),
    ],
)  # fmt: skip
def test_a_deadline_passes_between_its_first_and_its_last_reading(limit):
    """The window that decides its state begins and ends with the readings, also where days have 23 or 25 hours."""
    found = readings(limit)
    earliest, latest = limit.passing(Axis.INSTANTS)
    assert (from_microseconds(earliest), from_microseconds(latest)) == (found[0].instant, found[-1].instant)
    first, last = limit.passing(Axis.DAYS)
    assert first <= last == limit.window.edges(Axis.DAYS)[1]


def test_a_stated_day_ends_in_several_zones():
    """The last day ends at one instant in each zone."""
    assert [each.instant for each in readings(stated("2025-11-27"), zones=[MOSCOW, WASHINGTON])] == [
        utc(2025, 11, 27, 21),
        utc(2025, 11, 28, 5),
    ]
    with pytest.raises(UnknownZone):
        readings(stated("2025-11-27"), zones=["Europe/Atlantis"])


def test_a_day_stated_in_a_zone_of_its_own_ends_in_both():
    """Where the day stated is of another zone than the setter's, it passes as `passing` says, and by the setter's clocks."""
    limit = Deadline(text="by Thursday, Washington time", zone=MOSCOW, by=Interval("2025-11-27", WASHINGTON))
    found = [each.instant for each in readings(limit)]
    assert found == [utc(2025, 11, 27, 21), utc(2025, 11, 28, 5)]
    assert [from_microseconds(each) for each in limit.passing(Axis.INSTANTS)] == [found[1], found[1]]
