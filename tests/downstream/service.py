"""A small web service: search, the calendar of a topic, and the page."""

from __future__ import annotations

from flask import Flask, Response, jsonify, request

import us_russia_timeline as urt
from us_russia_timeline import exports
from us_russia_timeline.errors import OutsideCoverage, TimelineError, UnknownId


def create_app() -> Flask:
    """The service over the shipped timeline."""
    app = Flask(__name__)
    timeline = urt.load()

    def given(text: str, kind: str) -> Response:
        answer = Response(text, mimetype=kind)
        answer.set_etag(timeline.data_version)
        answer.make_conditional(request)  # nothing is sent twice to whoever has it already
        return answer

    @app.errorhandler(TimelineError)
    def refused(error: TimelineError) -> tuple[Response, int]:
        missing = isinstance(error, UnknownId | OutsideCoverage)
        return jsonify(error=str(error)), 404 if missing else 400

    @app.get("/search")
    def search() -> Response:
        found = urt.find(timeline, request.args.get("q", ""))
        return jsonify([{"id": each.id, "what": str(each)} for each in found[:20]])

    @app.get("/calendar/<tag>.ics")
    def calendar(tag: str) -> Response:
        return given(exports.render("ics", urt.part(timeline, tags=[tag])), "text/calendar")

    @app.get("/")
    def page() -> Response:
        return given(exports.render("html", timeline), "text/html")

    return app
