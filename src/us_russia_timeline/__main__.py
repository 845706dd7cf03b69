"""``python -m us_russia_timeline``: the command line, which lives in `us_russia_timeline.cli`."""

from us_russia_timeline.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    raise SystemExit(main())
