"""The laws of counting days, and of deadlines that are counted."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from hypothesis import example, given, strategies as st

from us_russia_timeline import strategies as urt
from us_russia_timeline.deadlines import Deadline, Holidays, Rule, Unit, days_between, due, readings
from us_russia_timeline.intervals import Precision

days = st.dates(date(2015, 1, 1), date(2027, 12, 31))
amounts = st.integers(1, 400)
few_holidays = st.lists(st.dates(date(2024, 12, 1), date(2025, 3, 1)), max_size=12)
near = st.dates(date(2024, 12, 1), date(2025, 3, 1))
CIVIL_UNITS = [unit for unit in Unit if unit is not Unit.HOURS]
ways = st.tuples(st.sampled_from(CIVIL_UNITS), st.sampled_from(Rule))


class Asked:
    """A container of days that can only be asked, not listed."""

    def __init__(self, held):
        self._held = set(held)

    def __contains__(self, day):
        return day in self._held


def walk(trigger: date, amount: int, holidays) -> date:
    """The day on which so many business days after the trigger have been counted, one day at a time."""
    day = trigger
    while amount:
        day += timedelta(days=1)
        amount -= day.weekday() < 5 and day not in holidays
    return day


def roll(day: date, holidays) -> date:
    """The day itself, or the next that is no Saturday, Sunday or holiday."""
    while day.weekday() >= 5 or day in holidays:
        day += timedelta(days=1)
    return day


def month_later(day: date, months: int) -> date:
    """The day of the same number so many months later, or the last of a shorter month."""
    at = day.year * 12 + day.month - 1 + months
    year, month = at // 12, at % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


@given(days, amounts)
def test_due_and_days_between_invert_each_other(day, amount):
    """Counting days to where they fall due gives their number."""
    assert days_between(day, due(day, amount)) == amount
    assert due(day, amount) == day + timedelta(days=amount)
    assert days_between(due(day, amount), day) == -amount


@given(days, days, amounts, ways, few_holidays)
def test_the_text_of_a_day_is_the_day(day, last, amount, way, holidays):
    """Days are given as dates or as texts, with the same answers; the answer is a date."""
    unit, rule = way
    counted = due(day, amount, unit, rule=rule, holidays=holidays)
    assert due(day.isoformat(), amount, unit, rule=rule, holidays=holidays) == counted
    assert days_between(day.isoformat(), last.isoformat()) == days_between(day, last)


@given(near, st.integers(1, 40), few_holidays)
def test_due_and_days_between_invert_each_other_for_business_days(day, amount, holidays):
    """Counting business days to where they fall due gives their number, whatever the holidays."""
    last = due(day, amount, Unit.BUSINESS_DAYS, holidays=holidays)
    assert days_between(day, last, business=True, holidays=holidays) == amount
    first = due(day, -amount, Unit.BUSINESS_DAYS, holidays=holidays)
    assert days_between(day, first, business=True, holidays=holidays) == -amount


@given(near, st.integers(1, 40), few_holidays)
def test_business_days_are_a_walk(day, amount, holidays):
    """Business days fall due where a walk from day to day ends, which is a business day."""
    last = due(day, amount, Unit.BUSINESS_DAYS, holidays=holidays)
    assert last == walk(day, amount, holidays) == roll(last, holidays)


@given(days, amounts)
def test_counting_back_undoes_counting_on(day, amount):
    """So many days before is where counting on leads back from, and the number between the two."""
    first = due(day, -amount)
    assert due(first, amount) == day
    assert days_between(day, first) == -amount
    assert due(day, -amount, Unit.WEEKS) == due(day, -7 * amount)
    assert due(day, -amount, Unit.MONTHS) == month_later(day, -amount)
    assert due(day, -amount, rule=Rule.INCLUDING_TRIGGER) == first + timedelta(days=1)


@given(near, st.integers(1, 40), few_holidays)
def test_business_days_are_a_walk_back(day, amount, holidays):
    """Business days before a day are those that a walk back from day to day finds, asked or listed."""
    last = due(day, -amount, Unit.BUSINESS_DAYS, holidays=holidays)
    assert last.weekday() < 5
    assert last not in holidays
    span = [last + timedelta(days=step) for step in range((day - last).days)]
    assert sum(each.weekday() < 5 and each not in holidays for each in span) == amount
    assert due(day, -amount, Unit.BUSINESS_DAYS, holidays=Asked(holidays)) == last


@given(near, st.integers(1, 60), st.sampled_from(CIVIL_UNITS), few_holidays)
def test_rules_count_back_to_no_later_day(day, amount, unit, holidays):
    """By rule 6(a) the last day is a working day at or before that of the calendar, by the regulation it is not later."""
    plain = due(day, -amount, unit, holidays=holidays)
    court = due(day, -amount, unit, rule=Rule.FRCP_6A, holidays=holidays)
    assert court <= plain
    assert court == due(court + timedelta(days=1), -1, Unit.BUSINESS_DAYS, holidays=holidays)
    assert not any(each.weekday() < 5 and each not in holidays for each in (court + timedelta(days=step) for step in range(1, (plain - court).days + 1)))
    assert due(day, -amount, unit, rule=Rule.EU_1182_71, holidays=holidays) <= plain


@given(near, near, few_holidays)
@example(date(2025, 7, 14), date(2025, 7, 13), [])
@example(date(2025, 7, 13), date(2025, 7, 11), [])
def test_business_days_between_are_a_count(a, b, holidays):
    """Business days between two days, on or back, are those that a count from day to day finds: the last one is counted."""
    step = 1 if a <= b else -1
    span = [a + timedelta(days=step * each) for each in range(1, abs((b - a).days) + 1)]
    count = step * sum(day.weekday() < 5 and day not in holidays for day in span)
    for held in (holidays, Holidays(holidays), Asked(holidays)):
        assert days_between(a, b, business=True, holidays=held) == count


@given(near, near, few_holidays)
def test_every_container_of_holidays_counts_alike(a, b, holidays):
    """A list, its texts, a tuple, a set, a frozen set, a dict, prepared holidays and a mere container agree."""
    containers = [
        holidays,
        [each.isoformat() for each in holidays],
        tuple(holidays),
        set(holidays),
        frozenset(holidays),
        dict.fromkeys(holidays, "a day off"),
        Holidays(holidays),
        Asked(holidays),
    ]
    assert len({days_between(a, b, business=True, holidays=each) for each in containers}) == 1
    for unit in (Unit.BUSINESS_DAYS, Unit.DAYS):
        assert len({due(a, 5, unit, rule=Rule.ETS_76, holidays=each) for each in containers}) == 1


@given(near, near, near, few_holidays)
def test_business_days_add_up(a, b, c, holidays):
    """From the first day to the last is from the first to the middle and from there to the last, on or back."""

    def count(first, last):
        return days_between(first, last, business=True, holidays=holidays)

    for first, middle, last in (sorted((a, b, c)), sorted((a, b, c), reverse=True)):
        assert count(first, last) == count(first, middle) + count(middle, last)
    if all(day.weekday() < 5 and day not in holidays for day in (a, b, c)):
        assert count(a, c) == count(a, b) + count(b, c)


@given(near, st.integers(0, 9), st.integers(1, 60), ways, few_holidays)
@example(date(2025, 2, 8), 1, 1, (Unit.BUSINESS_DAYS, Rule.EU_1182_71), [])
@example(date(2025, 3, 28), 3, 1, (Unit.MONTHS, Rule.INCLUDING_TRIGGER), [])
@example(date(2024, 2, 28), 1, 1, (Unit.YEARS, Rule.INCLUDING_TRIGGER), [])
def test_due_is_monotone(day, later, amount, way, holidays):
    """A later trigger never falls due earlier, nor does a larger amount."""
    unit, rule = way
    last = due(day, amount, unit, rule=rule, holidays=holidays)
    assert last <= due(day + timedelta(days=later), amount, unit, rule=rule, holidays=holidays)
    assert last <= due(day, amount + later, unit, rule=rule, holidays=holidays)
    if rule is not Rule.ETS_76:  # nor counted back, a smaller one
        back = due(day, -amount, unit, rule=rule, holidays=holidays)
        assert back <= due(day + timedelta(days=later), -amount, unit, rule=rule, holidays=holidays)
        assert back >= due(day, -amount - later, unit, rule=rule, holidays=holidays)


@given(days, st.integers(1, 60))
def test_months_and_years_keep_the_number_of_the_day(day, amount):
    """Months and years end on the day of the same number, or on the last of a shorter month."""
    assert due(day, amount, Unit.MONTHS) == month_later(day, amount)
    assert due(day, amount, Unit.YEARS) == month_later(day, 12 * amount)
    assert due(day, amount, Unit.WEEKS) == due(day, 7 * amount)


@given(near, st.integers(1, 60), st.sampled_from(CIVIL_UNITS), few_holidays)
def test_courts_move_the_last_day_to_a_working_day(day, amount, unit, holidays):
    """The courts' rules end on the calendar's day, or the first working day after it."""
    plain = due(day, amount, unit, holidays=holidays)
    for rule in (Rule.FRCP_6A, Rule.ETS_76):
        assert due(day, amount, unit, rule=rule, holidays=holidays) == roll(plain, holidays)


@given(near, st.integers(1, 60), st.sampled_from(CIVIL_UNITS), few_holidays)
def test_the_regulation_grants_two_working_days(day, amount, unit, holidays):
    """By the regulation a period of two days or more holds two working days; else it moves as courts do."""
    plain = due(day, amount, unit, holidays=holidays)
    last = due(day, amount, unit, rule=Rule.EU_1182_71, holidays=holidays)
    moved = roll(plain, holidays)
    several = unit is not Unit.BUSINESS_DAYS and (plain - day).days >= 2
    expected = max(moved, walk(day, 2, holidays)) if several else moved
    assert last == expected == roll(last, holidays)


@given(near, st.integers(1, 60), st.sampled_from(CIVIL_UNITS), few_holidays)
def test_counting_the_trigger_ends_no_later(day, amount, unit, holidays):
    """A period that counts its first day ends on the calendar's day or before it, never before it begins."""
    plain = due(day, amount, unit, holidays=holidays)
    counted = due(day, amount, unit, rule=Rule.INCLUDING_TRIGGER, holidays=holidays)
    assert day <= counted <= plain
    if unit in (Unit.DAYS, Unit.WEEKS):
        assert counted == plain - timedelta(days=1)


@given(urt.deadlines(counted=True))
def test_the_window_is_arithmetic(deadline):
    """A counted window runs from the least to the most units after its trigger."""
    window, trigger = deadline.window, deadline.trigger
    if deadline.unit is Unit.HOURS:
        assert window.start == trigger.start + timedelta(hours=deadline.least)
        assert window.stop == trigger.stop + timedelta(hours=deadline.most)
        return
    ends = [
        due(trigger.first, amount, deadline.unit, rule=deadline.rule)
        for amount in (deadline.least, deadline.most)
    ]
    assert [window.first, window.last] == ends
    assert window.zone == deadline.zone
    assert window.fills == (ends[0] != ends[1])


@given(urt.deadlines())
def test_a_deadline_made_again_is_equal(deadline):
    """A deadline made from its own words works out the window it carries."""
    fields = {
        name: getattr(deadline, name)
        for name in ("text", "zone", "trigger", "least", "most", "unit", "rule", "by")
    }
    assert Deadline(**fields) == Deadline(**fields, window=deadline.window) == deadline
    assert str(deadline) == str(deadline.window)


@given(urt.deadlines())
def test_readings_are_sorted_and_lie_in_the_window(deadline):
    """Readings come earliest first, each once, all within the window or at its close, and reach that."""
    found = readings(deadline)
    assert list(found) == sorted(set(found))
    window = deadline.window
    instants = [reading.instant for reading in found]
    assert all(window.start <= instant <= window.stop for instant in instants)
    assert all(reading.assumes for reading in found)
    if window.fills or window.precision in (Precision.YEAR, Precision.MONTH, Precision.DAY):
        whole_days = deadline.unit is not Unit.HOURS
        trigger = deadline.trigger
        by_day = trigger is not None and trigger.precision is Precision.DAY
        slack = timedelta(0) if whole_days or by_day else timedelta(minutes=1)
        assert window.stop - max(instants) == slack
    else:
        assert instants == [window.start]


@given(urt.deadlines(), st.lists(urt.zones(), max_size=2))
def test_more_zones_only_add_readings(deadline, zones):
    """Reading a deadline in further zones loses no reading."""
    assert set(readings(deadline)) <= set(readings(deadline, zones=zones))
