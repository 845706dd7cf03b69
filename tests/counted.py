"""Work counted, not timed: how many calls it makes, and how often words are compared."""

from __future__ import annotations

import sys


def calls_of(work):
    """How many calls some work makes, of Python and of C."""
    number = 0

    def count(_frame, event, _what):
        nonlocal number
        number += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return number


def counted_words():
    """A class of words that count how often any two of them are compared; and how often that was so far."""
    compared = 0

    class Word(str):
        __slots__ = ()

        def __eq__(self, other):
            nonlocal compared
            compared += 1
            return str.__eq__(self, other)

        __hash__ = str.__hash__

    return Word, lambda: compared
