"""What the tests of the exports share: a small timeline of every sort, and strict parsers of others."""

import attrs
import html5lib
import icalendar
from markdown_it import MarkdownIt

from us_russia_timeline.documents import from_plain
from us_russia_timeline.timelines import Timeline

NASTY = "\"A|B\" <script>alert('x')</script> & [l](http://x.example) *b* `c` \\ ; , ~~d~~ www.x.example $e$"


def source(**more):
    """A source as plain data."""
    return {"url": "https://news.example/a?b=1&c=(2)", "publisher": "The Paper", "language": "en", **more}


def event(record_id, kind="statement", **more):
    """An event as plain data, dated by its id."""
    plain = {
        "id": record_id,
        "when": record_id[:10],
        "kind": kind,
        "title": f"Title of {record_id}",
        "summary": "It happens.",
        "actors": ["donald-trump"],
        "sources": [source()],
    }
    return plain | more


def deadline(text, day, least, most=None):
    """A counted deadline as plain data."""
    plain = {"text": text, "zone": "America/New_York", "trigger": day, "least": least, "unit": "days"}
    return plain | ({"most": most} if most else {})


def document():
    """A small timeline that holds every sort of record, time and status."""
    return {
        "title": "A crisis, told; in parts",
        "data_version": "2025.8.3",
        "coverage": [
            {"when": "2016-01-01/2025-12-31", "thoroughness": "partial", "note": "Thin before 2025."},
            {"when": "2026-01-01/2026-02-01", "thoroughness": "full"},
        ],
        "actors": [
            {
                "id": "donald-trump",
                "name": "Donald Trump",
                "kind": "person",
                "country": "USA",
                "zone": "America/New_York",
                "wikidata": "Q22686",
                "aliases": ["Trump", "Дональд Трамп"],
                "offices": [
                    {"title": "President-elect", "when": "2024-11-06/2025-01-20"},
                    {"title": "President of the United States", "when": "2025-01-20/.."},
                ],
            },
            {"id": "russia", "name": "Russia", "kind": "state", "country": "RUS", "zone": "Europe/Moscow"},
            {"id": "osce", "name": "OSCE", "kind": "organisation", "zone": "Europe/Vienna"},
        ],
        "places": [
            {
                "id": "washington",
                "name": "Washington",
                "country": "USA",
                "zone": "America/New_York",
                "latitude": 38.9,
                "longitude": -77.03,
            },
            {"id": "moscow", "name": "Moscow", "country": "RUS", "zone": "Europe/Moscow"},
        ],
        "events": [
            event(
                "2025-07-14-fifty-days", "ultimatum", short="Fifty days", place="washington", recipients=["russia"], tags=["oil"]
            ),
            event("2025-07-28-ten-or-twelve", "ultimatum"),
            event("2025-07-29-ten-days", "ultimatum"),
            event("2025-08-01-ten-days-again", "ultimatum"),
            event("2025-08-06-visit", "meeting", place="moscow", mediators=["osce"], verified="2025-09-01"),
            event(
                "2025-02-12-call",
                "call",
                when={"text": "2025-02-12T10:30", "zone": "America/New_York"},
                actors=["donald-trump", "russia"],
                sources=[
                    source(title="They talk", date="2025-02-12", form="official"),
                    source(
                        url="http://other.example", publisher="Другая", language="ru", form="reproduction"
                    ),
                ],
            ),
            event("2025-03-01-pause", "aid_suspended", when="2025-03", status="cancelled"),
            event("2025-03-02-plan", "meeting_announced", status="announced", assertion="reported"),
            event("2022-02-24-war", "attack", when="2022-02-24/..", actors=["russia"]),
            event("2025-04-18-easter", "truce_declared", when="2025-04-18/2025-04-19", actors=["russia"]),
            event(
                "2025-05-08-night",
                "attack",
                when={"text": "2025-05-08T23:30:15/2025-05-09T01:00:20.5", "zone": "Europe/Moscow"},
                assertion="reported",
                updates=[
                    {
                        "known": "2025-05-11",
                        "text": "Moscow says that nothing was hit.",
                        "sources": [source(url="https://news.example/denial", form="reproduction")],
                        "assertion": "denied",
                        "contested_by": ["russia"],
                    },
                    {
                        "known": "2025-05-12T09:30",
                        "text": "The final toll is four.",
                        "event": "2025-06-02-limit",
                    },
                ],
                verified="2025-08-20",
            ),
            event(
                "2025-05-20-parade",
                "force_posture",
                actors=["russia", "osce"],
                recipients=["donald-trump", "osce"],
                mediators=["osce", "donald-trump"],
                tags=["army", "parade"],
                links=[
                    {"relation": "responds_to", "event": "2025-05-08-night"},
                    {"relation": "part_of", "event": "2022-02-24-war"},
                ],
                status="announced",
                assertion="disputed",
                contested_by=["osce", "russia"],
                updates=[
                    {
                        "known": "2025-05-21",
                        "text": NASTY,
                        "sources": [source(), source(url="https://news.example/2")],
                        "assertion": "confirmed",
                    }
                ],
            ),
            event(
                "2025-05-10-wire",
                when={"text": "2025-05-10T12:00:00.25+03:00", "zone": "Europe/Moscow"},
                title=NASTY,
                summary=NASTY,
            ),
            event("2025-06-01-election", "election", when="2025"),
            event(
                "2025-06-02-limit",
                "agreement",
                deadline={"text": "by the end of June", "zone": "Europe/Moscow", "by": "2025-06-30"},
            ),
        ],
        "ultimatums": [
            {
                "id": "2025-07-14-deal",
                "title": "A deal in fifty days",
                "issuers": ["donald-trump"],
                "targets": ["russia"],
                "demand": "Stop the war",
                "demand_kind": "cease_fire",
                "consequence": "Tariffs",
                "consequence_kind": "secondary_tariffs",
                "terms": [
                    {
                        "event": "2025-07-14-fifty-days",
                        "act": "sets",
                        "wording": "in 50 days",
                        "deadline": deadline("50 days", "2025-07-14", 50),
                    },
                    {
                        "event": "2025-07-28-ten-or-twelve",
                        "act": "revises",
                        "wording": "10 or 12 days",
                        "deadline": deadline("10 or 12 days", "2025-07-28", 10, 12),
                    },
                    {
                        "event": "2025-07-29-ten-days",
                        "act": "revises",
                        "wording": "ten days from today",
                        "deadline": deadline("10 days", "2025-07-29", 10),
                    },
                    {
                        "event": "2025-08-01-ten-days-again",
                        "act": "restates",
                        "wording": "August 8",
                        "deadline": deadline("10 days", "2025-07-29", 10),
                    },
                ],
                "third_parties": ["osce"],
                "responses": [{"event": "2025-08-06-visit", "by": "russia", "kind": "evade"}],
                "compliance": {"value": "none"},
                "follow_through": {"value": "deferred", "event": "2025-08-06-visit"},
                "verified": "2025-09-02",
            },
            {
                "id": "2025-07-28-dropped",
                "title": "A limit taken back",
                "issuers": ["donald-trump", "osce"],
                "targets": ["russia", "osce"],
                "tags": ["talks", "limits"],
                "demand": "Talk",
                "demand_kind": "negotiate",
                "consequence": "None stated",
                "consequence_kind": "unstated",
                "terms": [
                    {
                        "event": "2025-07-28-ten-or-twelve",
                        "act": "sets",
                        "wording": "by August",
                        "deadline": deadline("3 days", "2025-07-28", 3),
                    },
                    {"event": "2025-07-29-ten-days", "act": "withdraws", "wording": "no limit"},
                ],
            },
        ],
        "truces": [
            {
                "id": "2025-04-19-easter",
                "title": "The Easter truce",
                "purposes": ["holiday"],
                "scope": ["all"],
                "area": "the whole front",
                "declared": "2025-04-18-easter",
                "parties": [
                    {
                        "actor": "russia",
                        "stance": "declared",
                        "effective": {"text": "2025-04-19T18:00/2025-04-21T00:00", "zone": "Europe/Moscow"},
                    },
                    {"actor": "osce", "stance": "silent"},
                ],
                "ended": {"how": "expired"},
                "mediators": ["osce"],
                "violations": [
                    {
                        "by": ["osce"],
                        "against": ["russia"],
                        "claim": "Shelling went on",
                        "event": "2025-05-08-night",
                    },
                    {
                        "by": ["russia"],
                        "against": ["osce", "donald-trump"],
                        "claim": NASTY,
                        "event": "2025-05-10-wire",
                    },
                ],
                "scheduled": {"text": "2025-04-19T18:00/2025-04-21T00:00", "zone": "Europe/Moscow"},
                "tags": ["easter"],
                "note": "No page seen says who counted.",
                "verified": "2025-09-03",
            },
            {
                "id": "2025-05-08-never",
                "title": "A truce that never held",
                "purposes": ["holiday"],
                "scope": ["long_range"],
                "area": "everywhere",
                "declared": "2025-04-18-easter",
                "parties": [{"actor": "russia", "stance": "rejected"}],
                "ended": {"how": "never_took_effect"},
                "scheduled": "2025-05-08/..",
            },
            {
                "id": "2025-06-01-lasting",
                "title": "A truce that goes on",
                "purposes": ["humanitarian", "other"],
                "scope": ["sea", "infrastructure"],
                "area": "the sea",
                "declared": "2025-04-18-easter",
                "parties": [
                    {"actor": "russia", "stance": "accepted", "effective": "2025-06-01/.."},
                ],
                "ended": {"how": "ongoing"},
            },
        ],
        "claims": [
            {
                "id": "c01",
                "account": "A news text",
                "said": "2025-08-07",
                "paraphrase": "There was a truce",
                "verdict": "confirmed",
                "records": ["2025-04-19-easter", "2025-07-14-deal", "2025-08-06-visit"],
                "checked": "2026-11-01",
                "note": "At Easter.",
            },
            {"id": "c02", "account": "A news text", "said": "2025-08-07", "paraphrase": "Nothing else"},
        ],
        "tombstones": [
            {
                "id": "2025-04-19-old-truce",
                "withdrawn": "2025-08-02",
                "reason": "Told twice",
                "replaced_by": "2025-04-19-easter",
            },
            {"id": "2025-04-20-wrong", "withdrawn": "2025-08-03", "reason": "It did not happen"},
            {"id": "nobody", "withdrawn": "2025-08-03", "reason": "No such person"},
        ],
    }


def with_event(**fields):
    """A timeline of one event whose fields are forced past the checks, as no reader would let them in."""
    made = from_plain({**document(), "ultimatums": [], "truces": [], "claims": [], "tombstones": []})
    single = attrs.evolve(made.events[-1])
    for name, value in fields.items():
        object.__setattr__(single, name, value)
    return Timeline.trusted(
        **{field.name: getattr(made, field.name) for field in attrs.fields(Timeline)}
        | {"events": type(made.events)([single])}
    )


def entries(text):
    """The entries of a calendar as an independent parser reads them, by UID."""
    calendar = icalendar.Calendar.from_ical(text)
    return {str(entry["UID"]): entry for entry in calendar.walk("VEVENT")}


def tree(text):
    """The page as a strict parser reads it; any parse error raises."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)


def cells_of(text):
    """The table of a Markdown text as a GFM parser renders it: rows of texts, and the links of each row."""
    parser = MarkdownIt("commonmark", {"html": True, "linkify": True}).enable(["table", "strikethrough"])
    rows = []
    for token in parser.parse(text):
        if token.type == "tr_open":
            rows.append(([], []))
        if token.type == "inline" and rows:
            assert {child.type for child in token.children} <= {
                "text",
                "text_special",
                "link_open",
                "link_close",
            }
            rows[-1][0].append("".join(child.content for child in token.children))
            rows[-1][1].extend(child.attrs["href"] for child in token.children if child.type == "link_open")
    return rows
