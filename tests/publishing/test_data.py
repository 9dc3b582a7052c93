"""Data files: what stands in them, that they fit their descriptions, and that nothing of them is computed."""

import csv
import io
import json
from pathlib import Path

import frictionless
import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.plan import Report
from goldenthread.publishing.content import Content
from goldenthread.publishing.files import File
from goldenthread.publishing.formats.data import csv as as_csv
from goldenthread.publishing.formats.data import json as as_json
from goldenthread.publishing.formats.data import package
from goldenthread.publishing.manifest import sha256
from tests.publishing.material import content, hostile
from tests.publishing.reading_back import differences

HOSTILE = ['=HYPERLINK("x")', "+1+1", "-2+3", "@SUM(1)", "a\r\nb", 'a "b", c', "\u202eevil", "\x07", "W\u0175y", "国🙂"]


def lines(file: File) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.data.decode("utf-8-sig"), newline="")))


def named(made: Content, ending: str) -> File:
    return next(file for file in package.draw(made) if file.name.endswith(ending))


def test_every_measure_is_a_line_with_its_status_and_figures() -> None:
    found = {line["ref"]: line for line in lines(named(content(), "-measures.csv"))}
    assert len(lines(named(content(), "-measures.csv"))) == len(content().report.rows)
    told = found["11.1"]
    assert (told["status"], told["status_words"], told["rating"]) == ("1", "Achieved", "achieved")
    assert told["figures"].startswith("65.9 %")
    first = ("amount", "unit", "numerator", "denominator", "movement", "supports_printed", "counted")
    assert [told[name] for name in first] == ["65.9", "%", "", "", "improved", "yes", "true"]
    assert (found["18.1"]["status"], found["18.1"]["not_rated_because"]) == ("Not rated: withdrawn", "withdrawn")


def test_every_figure_and_target_of_a_measure_is_a_line() -> None:
    made = content()
    figures = [one for row in made.report.rows for one in row.actuals]
    targets = [one for row in made.report.rows for one in row.targets]
    assert [line["amount"] for line in lines(named(made, "-figures.csv"))] == [f"{one.value:f}" for one in figures]
    assert [line["operator"] for line in lines(named(made, "-targets.csv"))] == [one.op for one in targets]


def test_the_csv_of_measures_reads_back_to_the_same_report() -> None:
    assert differences(content().report, named(content(), "-measures.csv")) == []


def test_the_json_is_the_report_and_fits_its_schema() -> None:
    report = named(content(), "year-end.json")
    read = Report.model_validate_json(report.data)
    assert [row.status for row in read.rows] == [row.status for row in content().report.rows]
    schema = json.loads(named(content(), as_json.SCHEMA_NAME).data)
    jsonschema.validate(json.loads(report.data), schema)


@pytest.mark.parametrize(
    "made", [content(), hostile(HOSTILE[0]), hostile("\n".join(HOSTILE))], ids=["example", "formula", "all"]
)
def test_the_package_is_valid_and_its_hashes_are_the_files(made: Content, tmp_path: Path) -> None:
    files = list(package.draw(made))
    for file in files:
        (tmp_path / file.name).write_bytes(file.data)
    report = frictionless.validate(str(tmp_path / package.NAME))
    assert report.flatten(["title", "message"]) == []
    described = {one["path"]: one["hash"] for one in json.loads(files[-1].data)["resources"]}
    made_of = {file.name: f"sha256:{sha256(file.data)}" for file in files}
    assert described.items() <= made_of.items()


@given(st.text(max_size=80) | st.sampled_from(HOSTILE))
def test_no_text_begins_as_a_formula_or_breaks_its_line(text: str) -> None:
    made = hostile(text)
    found = lines(next(iter(as_csv.draw(made))))
    assert len(found) == len(made.measures)
    for line in found:
        assert not line["progress"].startswith(("=", "+", "@")) or line["progress"].lstrip("+").isdecimal()
        assert line["progress"].removeprefix("'") == made.measures[0].progress.removeprefix("'")


def test_a_text_of_fifty_thousand_signs_is_kept_whole() -> None:
    told = "Every word counts. " * 2700
    found = lines(next(iter(as_csv.draw(hostile(told)))))
    assert found[0]["progress"] == told.strip()


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+44 1642", "'+44 1642"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("- a list item", "'- a list item"),
        ("\t=1", "'\t=1"),
        ("-4.2", "-4.2"),
        ("-4.2+cmd", "'-4.2+cmd"),
        ("65.9 %", "65.9 %"),
        ("", ""),
    ],
)
def test_a_cell_is_no_formula(cell: str, written: str) -> None:
    assert as_csv.harmless(cell) == written
