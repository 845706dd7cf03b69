"""Documents: what is refused before anything is built, within limits, and what is written."""

from __future__ import annotations

import json
import os
import re
import sys
import threading

import numpy
import pytest

from counted import calls_of
from examples import authored, leaves, replaced, timeline
from us_russia_timeline.dataset import load
from us_russia_timeline.documents import MAX_BYTES, MAX_TOML_BYTES, from_json, read, reading, to_json, to_toml
from us_russia_timeline.errors import InvalidQuestion, InvalidTimeline
from us_russia_timeline.intervals import Axis
from us_russia_timeline.questions import merge_timelines
from us_russia_timeline.timelines import Timeline


def refusal(document, tmp_path=None, **options):
    """The message with which a document is refused: JSON, or where a folder is given a TOML file in it."""
    reader, given = (from_json, document) if tmp_path is None else (read, toml_file(tmp_path, document))
    with pytest.raises(InvalidTimeline) as caught:
        reader(given, **options)
    return str(caught.value)


def toml_file(folder, text):
    """A TOML file with that text or those bytes."""
    path = folder / "t.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


# --- JSON ---


def test_json_round_trips():
    """What is written is read as the same timeline, from text and from bytes."""
    text = to_json(timeline())
    assert from_json(text) == timeline()
    assert from_json(text.encode()) == timeline()
    assert from_json(bytearray(text.encode())) == timeline()
    assert to_json(from_json(text)) == text


def test_json_in_another_order_is_written_the_same():
    """Neither the order of records nor that of keys nor white space matters to what is written."""
    data = authored()
    shuffled = {key: data[key][::-1] if isinstance(data[key], list) and key != "coverage" else data[key] for key in reversed(data)}
    shuffled["events"] = [dict(reversed(row.items())) for row in shuffled["events"]]
    assert to_json(from_json(json.dumps(shuffled, indent=7, ensure_ascii=False))) == to_json(timeline())


def test_an_empty_timeline_is_written():
    """Collections without records are written as such, and the text ends in a line feed."""
    text = to_json(Timeline())
    assert from_json(text) == Timeline()
    assert text.endswith('"tombstones":[]}\n')


def test_texts_that_json_must_escape_come_back():
    """Quotes, backslashes, markup and other scripts survive; a text of thirty-three brackets is no deep document."""
    data = authored()
    odd = '"\\ </script> & Путин 🕊 \\u0041 ' + "[{" * 20
    data["events"][0]["title"] = odd
    data["title"] = '"a" "b"'
    again = from_json(to_json(from_json(json.dumps(data))))
    assert again.event("2025-07-14-fifty-days").title == odd
    assert again.title == '"a" "b"'


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ("", "it is not JSON: Expecting value"),
        ("{", "it is not JSON"),
        ("{} {}", "it is not JSON: Extra data"),
        ("{'a': 1}", "it is not JSON"),
        ('{"a": 1,}', "it is not JSON"),
        ("// a\n{}", "it is not JSON"),
        ("\ufeff{}", "it begins with a byte order mark"),
        (b"\xef\xbb\xbf{}", "it begins with a byte order mark"),
        (b"\xff", "it is not UTF-8: a bad byte at offset 0"),
        (b'{"title":"\xe9"}', "it is not UTF-8: a bad byte at offset 10"),
        (b'{"title":"\xed\xa0\x80"}', "it is not UTF-8"),
        (b"\xff\xfe{\x00}\x00", "it is not UTF-8"),
        (b"{\x00}\x00", "it is not JSON"),
        ('{"title": NaN}', "NaN is not a number of JSON"),
        ('{"title": Infinity}', "Infinity is not a number of JSON"),
        ('{"title": -Infinity}', "-Infinity is not a number of JSON"),
        ('{"title": 1e999}', "title: must be a text, not a number"),
        ('{"places": [{"latitude": 1e999}]}', "places[0] latitude: must be a finite number"),
        ('{"title": "a", "title": "b"}', "the key 'title' stands twice in one table"),
        ('{"events": [{"id": 1, "x": 2, "id": 3}]}', "the key 'id' stands twice in one table"),
        (
            '{"events": [{"id": "2025-07-14-a", "kind": "call", "kind": "talks"}]}',
            "the key 'kind' stands twice in one table, that of '2025-07-14-a'",
        ),
        ('{"title": "a\nb"}', "it is not JSON: Invalid control character"),
        ('{"title": "\\ud800"}', "holds U+D800"),
        ('{"\\udc00": 1}', "unknown key"),
        ('{"title": ' + "1" * 5_000 + "}", "it is not JSON: Exceeds the limit"),
        ('{"title": -' + "1" * 5_000 + "}", "it is not JSON: Exceeds the limit"),
        ('{"odd": ' + "1" * 5_000 + "}", "it is not JSON: Exceeds the limit"),
        ("null", "the document must be a table, not nothing"),
        ("[]", "the document must be a table, not a list"),
        ('"x"', "the document must be a table, not a text"),
    ],
)
def test_what_is_not_strict_json_is_refused(document, message):
    """Each way not to be a strict JSON document is one error of our family that says which."""
    assert message in refusal(document)


@pytest.mark.parametrize("depth", [33, 1_000, 5_000, 100_000])
@pytest.mark.parametrize("hole", ["[", '{"a":', "[ \n", '{"events":[{"links":', "[1,", '{"a":1,"b":'])
def test_a_deep_document_is_refused(depth, hole):
    """However deep and in whatever way a document nests, it is refused and no stack is blown."""
    closed = hole * depth + "1" + "".join({"[": "]", "{": "}"}[each] for each in reversed(hole * depth) if each in "[{")
    for document in (hole * depth, closed):
        assert re.search(r"nested too deeply|is not JSON|must be a table|unknown key|must be a list", refusal(document))


@pytest.mark.parametrize("depth", [33, 5_000])
def test_depth_is_told_where_nothing_stands_between(depth):
    """Openings one upon the other are refused as such before the parser is started."""
    assert "nested too deeply" in refusal('{"events":' * depth)


def test_too_large_is_refused_unread():
    """A document beyond the limit is refused by its size; the limit itself is allowed."""
    text = to_json(timeline())
    size = len(text.encode())
    assert size > len(text)
    for form in (text, text.encode(), memoryview(text.encode())):
        assert f"it has {size} bytes, and 10 are allowed" in refusal(form, max_bytes=10)
        assert "are allowed" in refusal(form, max_bytes=size - 1)
        assert from_json(form, max_bytes=size) == timeline()
    assert "it has 3 bytes" in refusal("\ud800", max_bytes=1)
    assert (MAX_BYTES, MAX_TOML_BYTES) == (64 * 2**20, 8 * 2**20)


def test_faults_are_cut():
    """The number of faults that an error lists is the caller's."""
    data = {"actors": [{"id": 5}] * 9}
    assert "and 26 more" in refusal(json.dumps(data), max_faults=1)


def test_every_place_takes_no_hostile_number():
    """Wherever a number of five thousand digits or beyond floats stands, the error is of our family."""
    text = json.dumps(authored())
    data = authored()
    for path, value in leaves(data):
        if not isinstance(value, dict | list):
            marked = json.dumps(replaced(data, path, "@@"))
            for number in ("1" * 5_000, "1e999", "-1e999", "NaN"):
                assert refusal(marked.replace('"@@"', number))
    assert json.loads(text) == data


# --- TOML ---

HEAD = 'title = "A"\n'


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (b"\xff", "it is not UTF-8"),
        ("\ufeff" + HEAD, "it begins with a byte order mark"),
        ("title", "it is not TOML"),
        ("title = 'a'\ntitle = 'b'", "it is not TOML: Cannot overwrite a value"),
        ("title = nan", "title: must be a text, not a number"),
        ("title = inf", "title: must be a text, not a number"),
        ("[[places]]\nlatitude = 1e999", "places[0] latitude: must be a finite number"),
        ("title = " + "1" * 5_000, "it is not TOML: Exceeds the limit"),
        ('title = "\\ud800"', "it is not TOML"),
        ("title = 2025-07-14", "title: must be a text, not date"),
        ("title = 2025-07-14T00:00:00Z", "title: must be a text, not datetime"),
        ("title = 12:00:00", "title: must be a text, not time"),
        ("title = 2025-02-30", "it is not TOML"),
        ("[[coverage]]\nwhen = 12:00:00", "coverage[0] when: must be a time"),
        ("[[actors]]\noffices = [{ when = 2025-07-14 }]", "offices[0].when: a text alone has no zone here"),
        ('"$schema" = 5', "$schema: must be a text, not a number"),
        ("\r" + HEAD, "it is not TOML"),
        ("odd = 1", "unknown key 'odd'"),
        ("events = {}", "events: must be a list, not a table"),
    ],
)
def test_what_is_not_strict_toml_is_refused(tmp_path, document, message):
    """Each way not to be a TOML document of ours is one error of our family that says which."""
    assert message in refusal(document, tmp_path)


@pytest.mark.parametrize("depth", [33, 1_000, 5_000, 100_000])
@pytest.mark.parametrize("hole", ["[", "{a=", "[1,", "[\n", "{b.c.d='[',e="])
def test_deep_toml_is_refused(tmp_path, depth, hole):
    """However deep and in whatever way a TOML document nests, it is refused and no stack is blown."""
    assert re.search(r"nested too deeply|is not TOML", refusal("a=" + hole * depth, tmp_path))


LONG_KEYS = {
    "plain": "a." * 20_000 + "a",
    "spaced": "a . " * 20_000 + "a",
    "quoted": "'a'." * 20_000 + "a",
    "double-quoted": '"a".' * 20_000 + "a",
    "escaped at its end": "a." * 20_000 + '"\\u0041"',
    "escaped now and then": ("a." * 31 + '"\\"".') * 600 + "a",
    "holding the other quote": ("a." * 31 + "'\"'.") * 600 + "a",
    "holding a dot": '"a.b".' * 20_000 + "a",
}


@pytest.mark.parametrize("name", LONG_KEYS)
@pytest.mark.parametrize("frame", ["{}=1", "[{}]", "[[{}]]", "x={{{}=1}}", 'x = ["""a"""", {{{}=1}}]', "x = ['''a''''', {{{}=1}}]"])
def test_a_dotted_key_of_many_parts_is_refused(tmp_path, name, frame):
    """A dotted key of twenty thousand parts, on which the parser would spend seconds, is refused before it."""
    assert "a dotted key has too many parts" in refusal(frame.format(LONG_KEYS[name]), tmp_path)


def test_dots_in_texts_and_comments_are_no_key(tmp_path):
    """Addresses, ellipses and quotations with many dots are no dotted keys."""
    dots = "a." * 100
    text = f"# {dots} = 1\ntitle = \"{dots[:100]} = 'x' \\\" {dots[:10]}\"\ndata_version = '{dots[:90]}'\n"
    found = read(toml_file(tmp_path, text))
    assert found.data_version == dots[:90]
    text = f'title = """{dots[:40]}" {dots[:40]}"""\ndata_version = \'\'\'{dots[:40]}\' {dots[:40]}\'\'\'\n'
    assert read(toml_file(tmp_path, text)).title.startswith("a.a.")


PADDING = ["a", "a ", "a.", "a.b ", '"', '"a', '""', '" ', '"\\', '\\"', "'", "'\"", '"""', '""" ', "'''", "''''", "#", "a" + " " * 50, "[", "{", '{"a" :', "[ ", '{"\\', "[" + " " * 50 + "x"]


@pytest.mark.parametrize("padding", PADDING)
def test_the_guards_of_the_parsers_are_linear(padding):
    """What guards the parsers against depth and long keys does not itself take a hostile text's time.

    No clock is read: in a text of this length an expression that reads twice what it read before would
    go on for half an hour and more.
    """
    text = padding * (400_000 // len(padding))
    stripped = reading._TEXTS.sub("_", text)
    assert len(stripped) <= len(text)
    assert bool(reading._LONG_KEY.search(stripped)) is (padding == "a.")
    assert bool(reading._DEEP.search(text)) is (padding in ("[", "{", "[ ", '{"a" :'))


def test_toml_reads_as_json_does(tmp_path):
    """The same timeline can be written in TOML, with its days and with either kind of line end."""
    text = """
title = "Two neighbours"
[[actors]]
id = "ann"
name = "Ann"
kind = "person"
zone = "America/New_York"
[[events]]
id = "2025-07-14-x"
when = "2025-07-14"
kind = "statement"
title = "She speaks"
summary = "Briefly."
actors = ["ann"]
sources = [{ url = "https://example.org", publisher = "A", language = "en", date = 2025-07-15 }]
[[tombstones]]
id = "2025-07-01-gone"
withdrawn = 2025-09-02
reason = "A double"
"""
    plain = read(toml_file(tmp_path, text))
    assert plain == read(toml_file(tmp_path, text.replace("\n", "\r\n")))
    assert plain == from_json(to_json(plain))
    assert str(plain.events[0].sources[0].date) == "2025-07-15"


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("2025-07-14", "2025-07-14"),
        ("2025-07-14T18:00:00", "2025-07-14T18:00"),  # TOML cannot leave the seconds out
        ("2025-07-14 18:00:01", "2025-07-14T18:00:01"),
        ("2025-07-14T18:00:01.250", "2025-07-14T18:00:01.25"),
        ("2025-07-14T18:00:00-04:00", "2025-07-14T18:00-04:00"),
    ],
)
def test_dates_of_toml_are_times(tmp_path, written, text):
    """A day and a clock time of TOML's own stand for a time as their text does, alone and in a table with a zone."""
    event = """
[[actors]]
id = "ann"
name = "Ann"
kind = "person"
zone = "America/New_York"
[[events]]
id = "2025-07-14-x"
when = WHEN
kind = "statement"
title = "She speaks"
summary = "Briefly."
actors = ["ann"]
sources = [{ url = "https://example.org", publisher = "A", language = "en" }]
"""
    found = read(toml_file(tmp_path, event.replace("WHEN", written)))
    assert (found.events[0].when.text, found.events[0].when.zone) == (text, "America/New_York")
    table = f'{{ text = {written}, zone = "America/New_York" }}'
    assert read(toml_file(tmp_path, event.replace("WHEN", table))) == found


def test_instants_of_toml_are_instants(tmp_path):
    """The instants beside a time may be TOML's own; one without a zone is none."""
    text = '[[coverage]]\nthoroughness = "full"\nwhen = { text = 2025-07-14, zone = "UTC", start = START, stop = 2025-07-15T00:00:00Z }'
    found = read(toml_file(tmp_path, text.replace("START", "2025-07-14T00:00:00Z")))
    assert found.coverage[0].when.edges(Axis.INSTANTS) == (1752451200000000, 1752537600000000)
    for odd in ("2025-07-14T00:00:00", "2025-07-14T00:00:00+03:00", "2025-07-14"):
        assert "start: must be an instant in UTC" in refusal(text.replace("START", odd), tmp_path)


def test_the_key_by_which_editors_find_the_schema_is_no_fault(tmp_path):
    """``$schema`` at the head is for editors: it is accepted in both formats, and not part of the timeline."""
    assert from_json('{"$schema": "./schema.json", "title": "x"}') == Timeline(title="x")
    assert read(toml_file(tmp_path, '"$schema" = "./schema.json"\ntitle = "x"')) == Timeline(title="x")
    assert "$schema: must be a text" in refusal('{"$schema": {}}')
    assert "actors[0]: unknown key '$schema'" in refusal('{"actors": [{"$schema": "x"}]}')


# --- files ---


@pytest.mark.parametrize("name", ["a.yaml", "a", "json", "a.json.txt", ".tomlx"])
def test_another_ending_is_refused(tmp_path, name):
    """The ending says the format, and only two are known; the file need not even be there."""
    with pytest.raises(InvalidTimeline, match=r"must end in \.json or \.toml"):
        read(tmp_path / name)


def test_files_are_read(tmp_path):
    """A path may be a text or a path object, and its ending of either case."""
    path = tmp_path / "a.JSON"
    path.write_text(to_json(timeline()), encoding="utf-8")
    assert read(path) == read(str(path)) == timeline()


def test_no_file_is_an_operating_system_error(tmp_path):
    """What cannot be opened is reported as by the system; what is no name at all is refused."""
    with pytest.raises(InvalidTimeline, match="named by a text or a path, not by int"):
        read(5)
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "a.json")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    """A named pipe that nobody writes to does not hang the reader."""
    path = tmp_path / "a.json"
    os.mkfifo(path)
    caught = []

    def attempt():
        with pytest.raises(InvalidTimeline, match="not a regular file") as error:
            read(path)
        caught.append(error)

    thread = threading.Thread(target=attempt, daemon=True)
    thread.start()
    thread.join(10)
    assert caught


def test_a_folder_or_device_is_refused(tmp_path):
    """A folder or a device is no document."""
    folder = tmp_path / "a.json"
    folder.mkdir()
    with pytest.raises(InvalidTimeline, match="not a regular file"):
        read(folder)
    if os.path.exists("/dev/zero"):
        link = tmp_path / "b.json"
        link.symlink_to("/dev/zero")
        with pytest.raises(InvalidTimeline, match="not a regular file"):
            read(link)


@pytest.mark.parametrize("ending", ["json", "toml"])
def test_a_large_file_is_refused_by_its_size(tmp_path, ending):
    """A file beyond the limit is refused unread; by default the limit is that of its format."""
    path = tmp_path / f"a.{ending}"
    path.write_text(" " * 100)
    with pytest.raises(InvalidTimeline, match="it has 100 bytes, and 99 are allowed"):
        read(path, max_bytes=99)
    with open(path, "wb") as file:
        file.truncate((MAX_TOML_BYTES if ending == "toml" else MAX_BYTES) + 1)
    with pytest.raises(InvalidTimeline, match="are allowed; raise max_bytes if you trust it"):
        read(path)


@pytest.mark.parametrize("limit", [sys.maxsize, 2**63, 10**30])
def test_a_limit_may_be_as_large_as_one_likes(tmp_path, limit):
    """What people write for "all" is no number too large."""
    for name, text in (("a.json", to_json(timeline())), ("a.toml", 'title = "Mine"')):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        assert read(path, max_bytes=limit, max_faults=limit).title in {timeline().title, "Mine"}


@pytest.mark.parametrize("wrong", ["64", 1.5, True, [9]])
def test_a_limit_that_is_no_whole_number_is_named(tmp_path, wrong):
    """It is the argument that is refused, by its name, not the document."""
    path = tmp_path / "a.json"
    path.write_text(to_json(timeline()), encoding="utf-8")
    for name in ("max_bytes", "max_faults"):
        for ask in (lambda **limit: from_json(to_json(timeline()), **limit), lambda **limit: read(path, **limit)):
            with pytest.raises(InvalidQuestion, match=re.escape(f"{name}: a whole number is asked for, not {wrong!r}")):
                ask(**{name: wrong})
    with pytest.raises(InvalidQuestion, match="max_bytes: a whole number is asked for, not None"):
        from_json("{}", max_bytes=None)
    assert from_json(to_json(timeline()), max_bytes=numpy.int64(10**7), max_faults=numpy.int16(9)) == timeline()


def test_progress_is_told(tmp_path):
    """The callback hears of growing numbers, of the whole once the timeline is made and not before; it changes nothing."""
    for name, text in (("a.json", to_json(load())), ("a.toml", to_toml(timeline()))):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        heard = []
        assert read(path, progress=lambda done, whole, heard=heard: heard.append((done, whole))) in (load(), timeline())
        size = path.stat().st_size
        told = [done for done, _ in heard]
        assert told == sorted(set(told))
        assert told[-1] == size
        assert {whole for _, whole in heard} == {size}
        shares = [done / size for done in told]
        for low, high in ((0, 0.02), (0.3, 0.5), (0.5, 0.9)) if name == "a.json" else ((0, 0.02),):
            assert any(low < share < high for share in shares), (low, shares)  # the file, its text, its records


def test_progress_is_not_at_its_end_where_reading_fails(tmp_path):
    """Of a file with faults nobody is told that all is done."""
    path = tmp_path / "a.json"
    path.write_text('{"title": 5}', encoding="utf-8")
    heard = []
    with pytest.raises(InvalidTimeline):
        read(path, progress=lambda done, whole: heard.append((done, whole)))
    assert all(done < whole for done, whole in heard)


JUNK = {
    "empty records": '{"events": [' + "{}," * 400_000 + "{}]}",
    "empty lists": '{"events": [' + "[]," * 400_000 + "[]]}",
    "numbers": '{"odd": [' + "1," * 600_000 + "1]}",
    "texts": '{"odd": [' + '"",' * 600_000 + '""]}',
}


@pytest.mark.parametrize("name", JUNK)
def test_a_crowd_of_values_is_refused_before_it_is_parsed(name, monkeypatch):
    """More values than so many characters sensibly hold are counted, not built."""
    monkeypatch.setattr(json, "loads", None)
    assert re.search(r"about [0-9]+ values in [0-9]+ characters, which is no timeline", refusal(JUNK[name]))


def test_a_crowd_of_lines_is_refused(tmp_path):
    """So are the lines of a TOML file."""
    assert "which is no timeline" in refusal("[[odd]]\n" * 900_000, tmp_path)
    assert "which is no timeline" not in refusal("[[events]]\n" * 100, tmp_path)


def test_faults_of_junk_are_counted_and_not_all_built():
    """Of a hundred thousand faulty rows the first faults are listed, and the rest is not looked at."""
    rows = '{"events": [' + '{"a_key_that_nobody_knows":1},' * 100_000 + "{}]}"
    with pytest.raises(InvalidTimeline) as caught:
        from_json(rows, max_faults=5)
    assert len(caught.value.faults) == 5
    assert 100_000 <= caught.value.found < 100_020
    assert len(str(caught.value)) < 1_000


def test_a_file_that_grows_while_it_is_read_stays_within_the_limit(tmp_path):
    """What is appended after the size was looked at does not get past the limit."""
    path = tmp_path / "a.json"
    path.write_bytes(b" " * 2**20)

    def grow(done, whole):
        assert whole >= done
        with open(path, "ab") as file:
            file.write(b" " * 4 * 2**20)

    with pytest.raises(InvalidTimeline, match="are allowed"):
        read(path, max_bytes=3 * 2**20, progress=grow)
    assert path.stat().st_size < 10 * 2**20


def test_a_document_refers_to_the_actors_and_places_of_another_timeline(tmp_path):
    """Shipped actors and places need not be written out: those that are referred to are taken over, and no others."""
    text = """
title = "Mine"
[[actors]]
id = "me"
name = "Me"
kind = "person"
[[events]]
id = "2025-08-15-i-watch"
when = 2025-08-15
kind = "statement"
title = "I watch the summit"
summary = "On a screen."
actors = ["vladimir-putin", "me"]
recipients = ["donald-trump"]
place = "anchorage"
sources = [{ url = "https://example.org", publisher = "A", language = "en" }]
"""
    path = toml_file(tmp_path, text)
    shipped = load()
    mine = read(path, beside=shipped)
    assert mine.events[0].when.zone == shipped.place("anchorage").zone
    assert [actor.id for actor in mine.actors] == ["donald-trump", "me", "vladimir-putin"]
    assert mine.actor("vladimir-putin") == shipped.actor("vladimir-putin")
    assert [place.id for place in mine.places] == ["anchorage"]
    assert from_json(to_json(mine)) == mine
    assert from_json(to_json(mine), beside=shipped) == mine
    assert merge_timelines(shipped, mine).event("2025-08-15-i-watch") == mine.events[0]
    assert "'vladimir-putin' is not among the actors" in refusal(text, tmp_path)
    assert "'nobody' is not among the actors" in refusal(text.replace("vladimir-putin", "nobody"), tmp_path, beside=shipped)
    own = from_json('{"actors": [{"id": "donald-trump", "name": "Another", "kind": "person"}]}', beside=shipped)
    assert own.actor("donald-trump").name == "Another"
    for odd in (5, shipped.actors, "shipped"):
        with pytest.raises(InvalidQuestion, match="asked of Timeline"):
            from_json("{}", beside=odd)
    assert "actors: must be a list" in refusal('{"actors": 5, "events": [{"actors": ["donald-trump"]}]}', beside=shipped)


# --- work ---


@pytest.mark.parametrize("what", ["write", "json", "toml"])
def test_twice_the_document_is_at_most_twice_the_work(tmp_path, what):
    """Writing and reading are linear, counted in calls and not by a clock."""

    def document(number):
        rows = [{"id": f"a{at}", "name": f"A {at}", "kind": "person", "aliases": ["B", "C"]} for at in range(number)]
        held = from_json(json.dumps({"actors": rows}))
        if what == "write":
            return lambda: to_json(held)
        if what == "json":
            text = to_json(held)
            return lambda: from_json(text)
        text = "".join(f'[[actors]]\nid="a{at}"\nname="A"\nkind="person"\naliases=["B"]\n' for at in range(number))
        path = tmp_path / f"{number}.toml"
        path.write_text(text)
        return lambda: read(path)

    document(3)()
    assert calls_of(document(400)) < 2.1 * calls_of(document(200))


def test_the_shipped_dataset_is_what_the_strict_reader_reads():
    """What is loaded lazily is, record by record, what the strict reader makes of the same text."""
    text = to_json(load())
    strict = from_json(text)
    assert strict == load()
    assert to_json(strict) == text
