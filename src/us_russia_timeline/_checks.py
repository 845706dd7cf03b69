"""Rules that records of several rooms share, as plain functions that raise `InvalidRecord`."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from us_russia_timeline.errors import InvalidRecord

MAX_TITLE = 120
MAX_TEXT = 2_000
MAX_URL = 2_000

_SLUG = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_DATED = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:-[a-z0-9]+)+")
# A host of letters, digits, dots and hyphens (other scripts are written in their ASCII form), no user part.
_URL = r"https?://[A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]{1,5})?(?:[/?#][!-~]*)?"

_SHAPES = {
    "qid": (r"Q[1-9][0-9]{0,11}", 13, "a Wikidata item such as Q22686"),
    "country": (r"[A-Z]{3}", 3, "an ISO 3166-1 alpha-3 code such as UKR"),
    "language": (r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", 35, "a language tag such as en or uk"),
    "url": (_URL, MAX_URL, "an http or https address with a host"),
}
_compiled = cache(re.compile)  # each when it is first needed


def text(name: str, value: object, limit: int = MAX_TEXT, *, empty: bool = False) -> None:
    """A text that can be shown: printable, without invisible or direction marks, in NFC, not too long."""
    if type(value) is not str:
        raise InvalidRecord(f"{name}: must be a text, not {type(value).__name__}")
    if not value and not empty:
        raise InvalidRecord(f"{name}: must not be empty")
    if len(value) > limit:
        raise InvalidRecord(f"{name}: has {len(value)} characters, and {limit} are allowed")
    if not value.isprintable():
        bad = next(character for character in value if not character.isprintable())
        raise InvalidRecord(f"{name}: holds U+{ord(bad):04X}, which does not show; remove it")
    if value != value.strip():
        raise InvalidRecord(f"{name}: begins or ends with a space; remove it")
    if not value.isascii():
        from unicodedata import is_normalized

        if not is_normalized("NFC", value):
            raise InvalidRecord(f"{name}: is not in Unicode form NFC; normalise it")


def many(name: str, values: object) -> None:
    """Several values, held as a tuple: what a field's converter could make none of is refused."""
    if type(values) is not tuple:
        raise InvalidRecord(f"{name}: must be several, such as a list of them, not {values!r:.80}")


def slug(name: str, value: object) -> None:
    """A plain id: lower-case ASCII words joined by hyphens."""
    if type(value) is not str or len(value) > 80 or _SLUG.fullmatch(value) is None:
        raise InvalidRecord(f"{name}: {value!r:.100} is not a slug such as 'sergei-lavrov'")


def dated_id(name: str, value: object) -> None:
    """An id that begins with a date: ``YYYY-MM-DD-short-slug``."""
    match = _DATED.fullmatch(value) if type(value) is str and len(value) <= 100 else None
    if match is None:
        raise InvalidRecord(f"{name}: {value!r:.120} is not a dated id such as '2025-07-14-fifty-days'")
    try:
        date.fromisoformat(match[1])
    except ValueError:
        raise InvalidRecord(f"{name}: {value!r} begins with a day that does not exist") from None


def dated_ids(name: str, values: tuple[object, ...]) -> None:
    """Dated ids, each at most once."""
    many(name, values)
    for value in values:
        dated_id(name, value)
    _each_once(name, values)


def slugs(name: str, values: tuple[object, ...]) -> None:
    """Plain ids, each at most once."""
    many(name, values)
    for value in values:
        slug(name, value)
    _each_once(name, values)


def _each_once(name: str, values: tuple[object, ...]) -> None:
    if len(values) > 1 and len(set(values)) < len(values):
        twice = next(value for at, value in enumerate(values) if value in values[:at])
        raise InvalidRecord(f"{name}: {twice!r} stands twice")


def pattern(name: str, value: object, kind: str) -> None:
    """A code of a known shape: ``qid``, ``country``, ``language`` or ``url``."""
    shape, limit, hint = _SHAPES[kind]
    if type(value) is not str or len(value) > limit or _compiled(shape).fullmatch(value) is None:
        raise InvalidRecord(f"{name}: {value!r:.120} is not {hint}")


def instance(name: str, value: object, kind: type) -> None:
    """A value of exactly that class: no subclass slips in, so that ``True`` is no number."""
    if type(value) is not kind:
        raise InvalidRecord(f"{name}: must be {kind.__name__}, not {type(value).__name__}")


def instances(name: str, values: tuple[object, ...], kind: type) -> None:
    """Values of exactly that class."""
    many(name, values)
    for value in values:
        instance(name, value, kind)


def expect(value: object, *kinds: type) -> None:
    """What a caller gave to a function is of one of those classes."""
    if not isinstance(value, kinds):
        wanted = " or ".join(kind.__name__ for kind in kinds)
        raise InvalidRecord(f"this is asked of {wanted}, not of {type(value).__name__}")


def optional(name: str, value: object, kind: type) -> None:
    """A value of exactly that class, or ``None``."""
    if value is not None:
        instance(name, value, kind)
