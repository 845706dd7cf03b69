"""How a package hands out names without loading the modules in which they live: one idiom, for every face.

A package says twice what it hands out: once to type checkers, under ``TYPE_CHECKING``, and once to `face`. A
test holds the two equal. Where ``lazy from`` (PEP 810) can be relied on, this module goes.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # ``typing`` would double the cost of importing the package
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    Homes = Mapping[str, Iterable[str]]


def face(  # noqa: PLR0913 - each option is named
    package: str,
    public: Homes,
    *,
    inside: Homes | None = None,
    modules: Iterable[str] = (),
    more: Iterable[str] = (),
    renamed: Mapping[str, str] | None = None,
) -> tuple[Callable[[str], object], Callable[[], list[str]], list[str]]:
    """The ``__getattr__``, ``__dir__`` and ``__all__`` of a package: names, each loaded when first asked for.

    Args:
        package: the ``__name__`` of the package.
        public: the names that are for everybody, by the module inside the package in which they live.
        inside: names for the other packages of this library; they are handed out, and not listed.
        modules: modules of the package that are public names themselves.
        more: modules that can be asked for as attributes too, and are not listed.
        renamed: old names, each with the new one: they still work, with a warning.
    """
    homes = {
        name: home for table in (inside or {}, public) for home, names in table.items() for name in names
    }
    listed = sorted([*(name for names in public.values() for name in names), *modules])
    whole = frozenset((*modules, *more))

    def module(name: str) -> object:
        __import__(f"{package}.{name}")
        return sys.modules[f"{package}.{name}"]

    def find(name: str) -> object:
        if name in whole:
            found = module(name)
        elif name in homes:
            found = getattr(module(homes[name]), name)
        elif renamed and name in renamed:
            return _renamed(package, name, renamed[name])
        else:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        setattr(sys.modules[package], name, found)
        return found

    def names() -> list[str]:
        return [*listed, *(["__version__"] if hasattr(sys.modules[package], "__version__") else [])]

    return find, names, listed


def _renamed(package: str, old: str, new: str) -> object:
    import warnings

    message = f"{package}.{old} is now {new}; the old name goes with the next release"
    warnings.warn(message, DeprecationWarning, stacklevel=3)
    return getattr(sys.modules[package], new)
