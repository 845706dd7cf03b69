"""One self-contained page: pictures, ultimatums, truces, events with their sources, checked claims."""

from us_russia_timeline.exports.html.page import render

__all__ = ["render"]
