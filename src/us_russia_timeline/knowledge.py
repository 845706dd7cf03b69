"""The timeline as the public could know it at a moment."""

from __future__ import annotations

from typing import Any

import attrs

from us_russia_timeline._moments import FOREVER, Moment, When, read_moment
from us_russia_timeline.events import Event, EventStatus
from us_russia_timeline.intervals import Interval
from us_russia_timeline.timelines import Records, Timeline, first_ordinal, stop_ordinal

__all__ = ["as_of"]


def as_of(timeline: Timeline, moment: Moment) -> Timeline:
    """The whole timeline as the public could know it at a moment; of a day, at its close.

    Dropped are events known later, and with them the stages of ultimatums and truces that they
    carry, the links and answers that lead to them, and offices not yet held. An end that had not
    come is ongoing again, an outcome that was not known is pending. Of a claim the account made
    later nothing is left; of one checked later, the sentence without the verdict. An outcome or an
    ending that names no event counts as known once the last limit or schedule of its record has
    passed. Actors, places, coverage and tombstones stay.

    A pure function: ``as_of(as_of(t, a), b) == as_of(t, min(a, b))``, among days and among instants.

    Raises:
        InvalidMoment: the moment is naive or malformed.
    """
    when = read_moment(moment)
    events = _events(timeline.events, when)
    seen = {event.id for event in events}
    truces = [_truce(each, when, seen) for each in timeline.truces if each.declared in seen]
    standing = {truce.id for truce in truces}
    truces = [each if each.follow_up_of in standing else _without_parent(each) for each in truces]
    ultimatums = [
        _ultimatum(each, when, seen) for each in timeline.ultimatums if each.terms[0].event in seen
    ]
    answers = seen | standing | {ultimatum.id for ultimatum in ultimatums}
    return Timeline.trusted(
        title=timeline.title,
        data_version=timeline.data_version,
        coverage=timeline.coverage,
        actors=Records(_actor(actor, when) for actor in timeline.actors),
        places=timeline.places,
        events=Records(events),
        ultimatums=Records(ultimatums),
        truces=Records(truces),
        claims=Records(_claim(each, when, answers) for each in timeline.claims if _begun(each.said, when)),
        tombstones=timeline.tombstones,
    )


def _begun(interval: Interval, when: When) -> bool:
    if when.day is None:
        return interval.latest_start_us <= when.us
    if interval.fills:
        return first_ordinal(interval) <= when.day.toordinal()
    return stop_ordinal(interval) <= when.day.toordinal() + 1


def _over(interval: Interval, when: When) -> bool:
    if when.day is None:
        return interval.stop_us <= when.us
    return stop_ordinal(interval) <= when.day.toordinal() + 1


def _trimmed(interval: Interval, when: When) -> Interval:
    """An end that has not come is no end yet."""
    if not interval.fills or interval.stop_us == FOREVER or _over(interval, when):
        return interval
    return interval.going_on()


def _events(events: Records[Event], when: When) -> list[Event]:
    if when.day is None:
        found = [event for event in events if event.known_us <= when.us]
    else:
        found = [event for event in events if event.known_day <= when.day]
    seen = {event.id for event in found}
    return [_event(event, when, seen) for event in found]


def _event(event: Event, when: When, seen: set[Any]) -> Event:
    changes: dict[str, Any] = {}
    if any(link.event not in seen for link in event.links):
        changes["links"] = tuple(link for link in event.links if link.event in seen)
    if event.status is EventStatus.OCCURRED:
        trimmed = _trimmed(event.when, when)
        if trimmed is not event.when:
            changes["when"] = trimmed
    return attrs.evolve(event, **changes) if changes else event


def _actor(actor: Any, when: When) -> Any:
    held = tuple(
        attrs.evolve(office, when=_trimmed(office.when, when))
        for office in actor.offices
        if _begun(office.when, when)
    )
    return actor if held == actor.offices else attrs.evolve(actor, offices=held)


def _half(half: Any, seen: set[Any], passed: bool) -> Any:
    known = passed if half.event is None else half.event in seen
    if known:
        return half
    return type(half)(value=type(half.value)("pending"))


def _ultimatum(ultimatum: Any, when: When, seen: set[Any]) -> Any:
    terms = tuple(
        attrs.evolve(term, at=_trimmed(term.at, when)) if term.at.fills else term
        for term in ultimatum.terms
        if term.event in seen
    )
    passed = _over(ultimatum.when, when)
    return attrs.evolve(
        ultimatum,
        terms=terms,
        responses=tuple(each for each in ultimatum.responses if each.event in seen),
        compliance=_half(ultimatum.compliance, seen, passed),
        follow_through=_half(ultimatum.follow_through, seen, passed),
    )


def _party(party: Any, when: When, seen: set[Any]) -> Any:
    if party.event is not None and party.event not in seen:
        return None
    if party.effective is None:
        return party
    if not _begun(party.effective, when):
        return attrs.evolve(party, effective=None)
    return attrs.evolve(party, effective=_trimmed(party.effective, when))


def _truce(truce: Any, when: When, seen: set[Any]) -> Any:
    from us_russia_timeline.truces import Ending, Party, Stance, TruceEnd

    parties = tuple(side for party in truce.parties if (side := _party(party, when, seen)) is not None)
    limits = [*truce.effective, *([truce.scheduled] if truce.scheduled is not None else [])]
    passed = _over(truce.at, when) and all(_over(limit, when) for limit in limits)
    known = passed if truce.ended.event is None else truce.ended.event in seen
    return attrs.evolve(
        truce,
        at=_trimmed(truce.at, when),
        # A truce has a party: of one that nobody is yet known to have joined, the first is silent.
        parties=parties or (Party(actor=truce.parties[0].actor, stance=Stance.SILENT),),
        violations=tuple(each for each in truce.violations if each.event in seen),
        ended=truce.ended if known else Ending(how=TruceEnd.ONGOING),
    )


def _without_parent(truce: Any) -> Any:
    return attrs.evolve(truce, follow_up_of=None) if truce.follow_up_of is not None else truce


def _claim(claim: Any, when: When, answers: set[Any]) -> Any:
    from us_russia_timeline.claims import Verdict

    records = tuple(each for each in claim.records if each in answers)
    if claim.checked is not None and not _begun(claim.checked, when):
        return attrs.evolve(claim, verdict=Verdict.UNCHECKED, checked=None, note="", records=records)
    return claim if records == claim.records else attrs.evolve(claim, records=records)
