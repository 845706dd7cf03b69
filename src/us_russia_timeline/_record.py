"""What every record is: its base, its ids, the rules of its fields, the vocabularies of its words.

A field says everything once: its type, its rule and its meaning. The rule refuses what the field may not
hold, and carries what the JSON Schema can say of it, so that reader and schema cannot drift apart.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, NewType, Self, TypeVar, cast

import attrs

from us_russia_timeline.errors import InvalidRecord

ActorId = NewType("ActorId", str)
"""The id of an actor: a plain slug such as ``sergei-lavrov``."""

PlaceId = NewType("PlaceId", str)
"""The id of a place: a plain slug such as ``geneva``."""

EventId = NewType("EventId", str)
"""The id of an event: ``YYYY-MM-DD-short-slug``, forever."""

T = TypeVar("T")
Check = Callable[[Any], None]


class Record:
    """The base of the records: how they are checked, compared, hashed and shown, once for all of them.

    A class of this base says ``eq=False, repr=False``, and its fields ``metadata=held_to(…)``. attrs would
    generate and compile such methods, and the checks of each field, for each class at every start, for a
    large one half a millisecond and more; these are a little slower. Where several rules concern several
    fields each, ``checks_of_whole`` lists them, so that all that is wrong can be told.
    """

    __slots__ = ()

    checks_of_whole: ClassVar[tuple[Check, ...]] = ()

    if TYPE_CHECKING:
        __attrs_attrs__: ClassVar[tuple[attrs.Attribute[Any], ...]]

    def __attrs_post_init__(self) -> None:
        for name, rule in _rules_of(cast("Any", type(self))):
            rule.check(name, getattr(self, name))
        self.check_whole()

    def check_whole(self) -> None:
        """Check what concerns several fields; each of them has been checked by its own rule.

        Raises:
            InvalidRecord: they do not go together.
        """
        for check in self.checks_of_whole:
            check(self)

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return bool(_all_of(self) == _all_of(other))

    def __hash__(self) -> int:
        return hash(_all_of(self))

    def __repr__(self) -> str:
        """The class and what differs from its defaults."""
        values = [(field, getattr(self, field.name)) for field in self.__attrs_attrs__]
        said = [f"{field.name}={value!r}" for field, value in values if value != field.default]
        return f"{type(self).__name__}({', '.join(said)})"

    def __str__(self) -> str:
        """A line as a person would write it, where it has words of its own; else as `repr`."""
        from us_russia_timeline._showing import in_a_line

        return in_a_line(self) or repr(self)

    def _repr_html_(self) -> str:
        """What a notebook shows: its drawing if it has one, and the fields that hold something, escaped."""
        from us_russia_timeline._showing import drawing, fields_table

        fields = {field.name: getattr(self, field.name) for field in self.__attrs_attrs__}
        return drawing(self) + fields_table(f"{type(self).__name__}: {self}", fields)


def rule_of(field: attrs.Attribute[Any]) -> Rule | None:
    """The rule of a field, if it has one."""
    return cast("Rule | None", field.metadata.get("rule"))


@lru_cache(maxsize=64)
def _rules_of(kind: Any) -> tuple[tuple[str, Rule], ...]:
    found = [(field.name, rule_of(field)) for field in kind.__attrs_attrs__]
    return tuple([(name, rule) for name, rule in found if rule is not None])


_getters: dict[type[Any], Callable[[Any], object]] = {}


def _all_of(record: Any) -> object:
    """The values of a record's fields, in their order."""
    kind = record.__class__
    getter = _getters.get(kind)
    if getter is None:
        getter = _getters[kind] = attrgetter(*[field.name for field in kind.__attrs_attrs__])
    return getter(record)


class Vocabulary(enum.StrEnum):
    """A closed vocabulary: each word is a text, and carries its ``gloss``, what it means in a phrase."""

    _value_: str
    gloss: str

    def __new__(cls, value: str, gloss: str = "") -> Self:
        """A word and its gloss, as they stand side by side in a class; a call has the word alone."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.gloss = gloss
        return member

    @property
    def words(self) -> str:
        """The word as people write it: ``truce declared``."""
        return self._value_.replace("_", " ")


# --- what several things are held as ---


def as_tuple(values: Iterable[T]) -> tuple[T, ...]:
    """The values as a tuple; what is not several values is left as it is, for a rule to name the field."""
    if isinstance(values, str) or not hasattr(values, "__iter__"):
        return cast("tuple[T, ...]", values)
    return tuple(values)


# The converter of a field, one for each type of element and named after it: from it a type checker reads what
# a constructor takes, and mypy reads nothing from a generic one. Over that of `tuple` attrs takes long.


def as_texts(values: Iterable[str]) -> tuple[str, ...]:
    """Texts as a tuple."""
    return as_tuple(values)


def as_actor_ids(values: Iterable[ActorId]) -> tuple[ActorId, ...]:
    """Ids of actors as a tuple."""
    return as_tuple(values)


# --- rules ---

MAX_TITLE = 120
MAX_LABEL = 32
MAX_TEXT = 2_000
MAX_URL = 2_000

# The shapes of texts that are codes: the pattern, the greatest length, and what to say of another one.
SHAPES = {
    "slug": (r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", 80, "a slug such as 'sergei-lavrov'"),
    "datedId": (
        r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:-[a-z0-9]+)+",
        100,
        "a dated id such as '2025-07-14-fifty-days'",
    ),
    "zone": (
        r"[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){0,3}",
        64,
        "an IANA zone name such as Europe/Kyiv",
    ),
    "qid": (r"Q[1-9][0-9]{0,11}", 13, "a Wikidata item such as Q22686"),
    "country": (r"[A-Z]{3}", 3, "an ISO 3166-1 alpha-3 code such as UKR"),
    "language": (r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", 35, "a language tag such as en or uk"),
    # A host of letters, digits, dots, hyphens, low lines (other scripts in their ASCII form), no user part.
    "url": (
        r"https?://[A-Za-z0-9_][A-Za-z0-9_.-]*(?::[0-9]{1,5})?(?:[/?#][!-~]*)?",
        MAX_URL,
        "an http or https address with a host, in ASCII: other letters percent-encoded, in a host as xn--",
    ),
}

# No zones, but what a system makes of them, its own zone among them.
_NO_ZONES = ("posix/", "right/", "localtime", "posixrules")


_compiled: dict[str, re.Pattern[str]] = {}


def has_shape(value: object, shape: str) -> bool:
    """Whether a value is a text of one of the `SHAPES`."""
    pattern, limit, _ = SHAPES[shape]
    if shape not in _compiled:  # each when it is first needed
        _compiled[shape] = re.compile(pattern)
    return type(value) is str and len(value) <= limit and _compiled[shape].fullmatch(value) is not None


@lru_cache(maxsize=1024)
def is_zone_name(name: str) -> bool:
    """Whether a text has the shape of an IANA zone name, whatever this machine knows."""
    return has_shape(name, "zone") and not name.startswith(_NO_ZONES)


def check_text(name: str, value: object, limit: int = MAX_TEXT, *, empty: bool = False) -> None:
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


def check_shape(name: str, value: object, shape: str) -> None:
    """A text of one of the `SHAPES`; a dated id begins with a day that exists."""
    if not has_shape(value, shape):
        raise InvalidRecord(f"{name}: {value!r:.120} is not {SHAPES[shape][2]}")
    if shape == "datedId":
        try:
            date.fromisoformat(cast("str", value)[:10])
        except ValueError:
            raise InvalidRecord(f"{name}: {value!r} begins with a day that does not exist") from None


def check_instance(name: str, value: object, kind: type) -> None:
    """A value of exactly that class: no subclass slips in, so that ``True`` is no number."""
    if type(value) is not kind:
        raise InvalidRecord(f"{name}: must be {kind.__name__}, not {type(value).__name__}")


def check_tuple(name: str, values: object) -> None:
    """Several values, held as a tuple: what a field's converter could make none of is refused."""
    if type(values) is not tuple:
        raise InvalidRecord(f"{name}: must be several, such as a list of them, not {values!r:.80}")


class Rule:
    """What a field may hold: checked when a record is made, and told to the JSON Schema.

    Args:
        check: raises `InvalidRecord` for what may not be held; it is given the field's name and the value.
        schema: what the JSON Schema says beside the type of the field.
        inner: of a field that holds several things, the rule of each.
    """

    __slots__ = ("check", "inner", "schema")

    def __init__(
        self, check: Callable[[str, Any], None], schema: dict[str, Any], inner: Rule | None = None
    ) -> None:
        self.check: Callable[[str, Any], None] = check
        self.schema: dict[str, Any] = schema
        self.inner: Rule | None = inner


def held_to(rule: Rule, **more: str) -> dict[str, object]:
    """The metadata of a field: its rule, which `Record` checks, and what else is to be known of it."""
    return {"rule": rule, **more}


def _shaped(shape: str) -> Rule:
    return Rule(lambda name, value: check_shape(name, value, shape), {"$ref": f"#/$defs/{shape}"})


SLUG = _shaped("slug")
DATED_ID = _shaped("datedId")
QID = _shaped("qid")
COUNTRY = _shaped("country")
LANGUAGE = _shaped("language")
URL = _shaped("url")
TEXT = Rule(check_text, {"$ref": "#/$defs/text"})
TITLE = Rule(lambda name, value: check_text(name, value, MAX_TITLE), {"$ref": "#/$defs/title"})
LABEL = Rule(lambda name, value: check_text(name, value, MAX_LABEL), {"$ref": "#/$defs/label"})
NOTE = Rule(lambda name, value: check_text(name, value, empty=True), {"$ref": "#/$defs/note"})


def _zone(name: str, value: object) -> None:
    if type(value) is not str or not is_zone_name(value):
        raise InvalidRecord(f"{name}: {value!r:.80} is not {SHAPES['zone'][2]}")


ZONE = Rule(_zone, {"$ref": "#/$defs/zone"})


@lru_cache(maxsize=256)
def of(kind: type) -> Rule:
    """A value of exactly that class; the schema follows from the type of the field."""
    return Rule(lambda name, value: check_instance(name, value, kind), {})


def optional(rule: Rule) -> Rule:
    """What the rule allows, or nothing."""

    def check(name: str, value: object) -> None:
        if value is not None:
            rule.check(name, value)

    return Rule(check, rule.schema, rule.inner)


def several(rule: Rule, *, least: int = 0, once: bool = False, why: str = "at least one is needed") -> Rule:
    """A tuple of what the rule allows.

    Args:
        rule: the rule of each.
        least: how many there must be, 0 or 1.
        once: whether each stands at most once.
        why: what the error says where there are too few.
    """
    each = rule.check

    def check(name: str, values: tuple[object, ...]) -> None:
        check_tuple(name, values)
        for value in values:
            each(name, value)
        if least and not values:
            raise InvalidRecord(f"{name}: {why}")
        if once and len(values) > 1 and len(set(values)) < len(values):
            last = {value: at for at, value in enumerate(values)}
            twice = next(value for at, value in enumerate(values) if last[value] > at)
            raise InvalidRecord(f"{name}: {twice!r:.120} stands twice")

    schema: dict[str, Any] = {"minItems": least} if least else {}
    return Rule(check, schema | {"uniqueItems": True} if once else schema, rule)
