"""What is published agrees with itself: versions, files, and the parts of the installed package."""

from __future__ import annotations

import importlib.metadata
import importlib.resources
import os
import re
import tomllib

import us_russia_timeline as urt

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def text_of(name):
    """A file of the repository."""
    with open(os.path.join(ROOT, name), encoding="utf-8") as file:
        return file.read()


def releases():
    """The releases of the change log, newest first: version, day, and the text below."""
    parts = re.split(r"(?m)^## \[(.+?)\](?: - (.+))?$", text_of("CHANGELOG.md"))[1:]
    return [(version, day, body) for version, day, body in zip(*[iter(parts)] * 3, strict=True) if version != "Unreleased"]


def test_the_version_is_one():
    """The package, its metadata, the project, the citation and the newest release have one version."""
    project = tomllib.loads(text_of("pyproject.toml"))["project"]
    cited = re.search(r"(?m)^version: (.+)$", text_of("CITATION.cff"))
    versions = {urt.__version__, importlib.metadata.version("us_russia_timeline"), project["version"], cited[1], releases()[0][0]}
    assert versions == {urt.__version__}


def test_the_day_of_the_release_is_one():
    """The citation has the day of the newest release."""
    cited = re.search(r"(?m)^date-released: (.+)$", text_of("CITATION.cff"))
    assert cited[1].strip("'\"") == releases()[0][1]
    days = [day for _, day, _ in releases()]
    assert days == sorted(days, reverse=True)


def test_the_newest_data_is_in_the_change_log():
    """The data section of the newest release begins with the version of the data that is shipped."""
    data = re.search(r"(?ms)^### Data\n+(.*?)(?:^### |\Z)", releases()[0][2])
    assert data[1].startswith(f"- {urt.load().data_version}: ")
    assert urt.load().data_version in text_of("src/us_russia_timeline/data/timeline.toml")


def test_the_installed_package_is_typed_and_has_its_data():
    """The marker of type checkers, the compiled data and every authored file are installed."""
    package = importlib.resources.files("us_russia_timeline")
    assert package.joinpath("py.typed").is_file()
    assert package.joinpath("data/timeline.json").is_file()
    assert package.joinpath("data/timeline.columns").is_file()
    folder = os.path.join(ROOT, "src", "us_russia_timeline", "data")
    authored = [
        os.path.relpath(os.path.join(place, name), folder).replace(os.sep, "/")
        for place, _, names in os.walk(folder)
        for name in names
        if name.endswith(".toml")
    ]
    assert len(authored) >= 7
    for name in authored:
        assert package.joinpath("data").joinpath(*name.split("/")).is_file(), name


def test_only_three_things_are_needed_to_run():
    """At run time the package needs attrs, cattrs and python-dateutil and nothing else."""
    needed = importlib.metadata.requires("us_russia_timeline") or []
    names = {re.match(r"[A-Za-z0-9_.-]+", each)[0] for each in needed if "extra ==" not in each}
    assert names == {"attrs", "cattrs", "python-dateutil"}
    assert not any("<" in each.split(";")[0] for each in needed)  # no upper caps


def test_the_command_is_declared():
    """The installed command is the program's own entry."""
    (command,) = importlib.metadata.entry_points(group="console_scripts", name="us-russia-timeline")
    assert callable(command.load())
