"""The documents say what is so: their examples are run, their tables held against the code, their links followed."""

import importlib
import json
import re
import shlex
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from goldenthread.cli.app import app
from goldenthread.examine import read_and_judge
from goldenthread.plan import (
    Baseline,
    Bridge,
    BridgeStep,
    CheckedClaim,
    Claim,
    Comparator,
    ComparedRow,
    ComparedTotals,
    Comparison,
    CountedTotals,
    EarlierFigure,
    Figure,
    Finding,
    Forecast,
    Reconciliation,
    Repair,
    Report,
    Return,
    SchemeCode,
    Settings,
    Source,
    Target,
    Unread,
    Verdict,
)
from goldenthread.plan.report import ColumnRead
from goldenthread.reading import read
from goldenthread.reading.loading import all_formats
from goldenthread.reading.statuses.colours import colour_name
from goldenthread.reading.statuses.words import meaning_of

ROOT = Path(__file__).resolve().parents[1]
WIDTH = "100"
FENCE = re.compile(r"^```(\w+)(?: ([^\n]+))?\n(.*?)^```$", re.M | re.S)
LINK = re.compile(r"\[[^\]]+\]\(([^)\s]+)\)")
HEADING = re.compile(r"^(#{1,6}) (.+)$", re.M)
CODE = re.compile(r"`([^`\n]+)`")
PRINTS = re.compile(r"print\(.*\)  # (.+)$", re.M)
LEFT_OUT = "..."
CLAIM_NAMES = {"start": "from", "end": "to"}
FIELDS: dict[str, Iterable[str]] = {
    "A report": Report.model_fields,
    "A column": ColumnRead.model_fields,
    "A code of the scheme": SchemeCode.model_fields,
    "Totals": CountedTotals.model_fields,
    "The reconciliation": Reconciliation.model_fields,
    "A return": Return.model_fields,
    "A target": Target.model_fields,
    "A baseline": Baseline.model_fields,
    "A figure": [*Figure.model_fields, *Figure.model_computed_fields],
    "An earlier figure": EarlierFigure.model_fields,
    "A comparator": Comparator.model_fields,
    "A claim": [CLAIM_NAMES.get(name, name) for name in Claim.model_fields],
    "A verdict": Verdict.model_fields,
    "A forecast": Forecast.model_fields,
    "A finding": Finding.model_fields,
    "A checked claim": set(CheckedClaim.model_fields) - {"claim"},
    "A repair": Repair(field="", before="", after="", why="").model_dump(),
    "A place": Source.model_fields,
    "What was not understood": Unread.model_fields,
    "A comparison": Comparison.model_fields,
    "Both totals": ComparedTotals.model_fields,
    "The bridge": Bridge.model_fields,
    "A step of the bridge": BridgeStep.model_fields,
    "A compared measure": ComparedRow.model_fields,
}


@dataclass(frozen=True)
class Block:
    """A fenced block of a page. `argument` is what follows the language: a file's name, and options."""

    page: str
    line: int
    language: str
    argument: str
    text: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


def pages() -> list[Path]:
    return [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


def blocks(path: Path) -> Iterator[Block]:
    text = path.read_text(encoding="utf-8")
    for found in FENCE.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        yield Block(str(path.relative_to(ROOT)), line, found[1], found[2] or "", found[3])


BLOCKS = [block for path in pages() for block in blocks(path)]
FILES = {(block.page, block.argument): block.text for block in BLOCKS if block.language != "json" and block.argument}
EXCERPTS = [block for block in BLOCKS if block.language == "json" and block.argument]
CONSOLES = [block for block in BLOCKS if block.language == "console"]
PYTHONS = [block for block in BLOCKS if block.language == "python"]


def without_code(text: str) -> str:
    return FENCE.sub("", text)


def table_rows(text: str, heading: str) -> list[list[str]]:
    """Give the cells of the first table below a heading, without the table's own headings."""
    below = text.split(f"# {heading}\n", 1)[1]
    table = re.search(r"(?:^\|.*\n)+", below, re.M)
    assert table, heading
    lines = table[0].splitlines()[2:]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def helps() -> str:
    top = CliRunner().invoke(app, ["--help"]).output
    return top + "".join(CliRunner().invoke(app, [command, "--help"]).output for command in commands())


def commands() -> list[str]:
    listed = CliRunner().invoke(app, ["--help"]).output.partition("Commands:")[2]
    return re.findall(r"^  (\w+)", listed, re.M)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder where the project's source can be named as from its own."""
    (tmp_path / "src").symlink_to(ROOT / "src")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_blocks_are_found() -> None:
    assert CONSOLES
    assert EXCERPTS
    assert PYTHONS


@pytest.mark.parametrize("block", EXCERPTS, ids=str)
def test_excerpt_is_what_is_read(block: Block) -> None:
    name, *options = block.argument.split(" --")
    texts = {option.split()[0]: FILES[block.page, option.split()[1]] for option in options}
    settings = Settings.model_validate(tomllib.loads(texts.get("settings", ""), parse_float=str))
    before = read(texts["earlier"].encode(), "earlier.md") if "earlier" in texts else None
    report = read_and_judge(FILES[block.page, name].encode(), name, earlier=before, settings=settings)
    assert _within(json.loads(block.text), report.model_dump(mode="json")) == json.loads(block.text)


def _within(wanted: Any, whole: Any) -> Any:
    """Give what stands of the whole at the places of what is wanted; rows are found by their id."""
    if isinstance(wanted, dict) and isinstance(whole, dict):
        return {
            name: _rows(part, whole[name]) if name == "rows" else _within(part, whole[name])
            for name, part in wanted.items()
        }
    return whole


def _rows(wanted: list[dict[str, Any]], rows: list[dict[str, Any]]) -> list[Any]:
    by_id = {row["id"]: row for row in rows}
    return [_within(one, by_id[one["id"]]) for one in wanted]


def runs(block: Block) -> Iterator[tuple[str, str]]:
    """Give each command of a block with what it is said to print."""
    starts = [found.start() for found in re.finditer(r"^\$ ", block.text, re.M)]
    for start, end in pairwise([*starts, len(block.text)]):
        command, _, output = block.text[start + 2 : end].partition("\n")
        yield command, output


def pattern_of(shown: str) -> str:
    """Make a pattern of an output that is shown with lines left out."""
    lines = (r"(?:.*\n)*?" if line == LEFT_OUT else re.escape(line) + "\n" for line in shown.splitlines())
    return "".join(lines)


@pytest.mark.parametrize("block", CONSOLES, ids=str)
def test_console_shows_what_is_printed(block: Block, folder: Path) -> None:
    for (where, name), text in FILES.items():
        if where == block.page:
            (folder / name).write_text(text, encoding="utf-8")
    for command, shown in runs(block):
        program, *words = shlex.split(command)
        assert program == "goldenthread"
        printed = CliRunner().invoke(app, words, env={"COLUMNS": WIDTH}).output.rstrip() + "\n"
        assert re.fullmatch(pattern_of(shown), printed), f"{command}\n{printed}"


@pytest.mark.parametrize("block", PYTHONS, ids=str)
def test_python_prints_what_its_comments_say(block: Block, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(block.text, str(block), "exec"), {"__name__": str(folder)})
    assert capsys.readouterr().out.splitlines() == PRINTS.findall(block.text)


def anchors(text: str) -> set[str]:
    """Give the anchors that a page's headings get where pages are shown."""
    names = (CODE.sub(r"\1", found[2]).lower() for found in HEADING.finditer(without_code(text)))
    return {re.sub(r"[^\w\- ]", "", name).replace(" ", "-") for name in names}


@pytest.mark.parametrize("path", pages(), ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for link in LINK.findall(without_code(text)):
        if link.startswith("https://"):
            continue
        file, _, anchor = link.partition("#")
        target = (path.parent / file) if file else path
        assert target.exists(), link
        assert not anchor or anchor in anchors(target.read_text(encoding="utf-8")), link


def managing() -> str:
    """Give the source of the commands of `goldenthread manage`, which names their options."""
    return "".join(path.read_text() for path in (ROOT / "src").glob("**/management/commands/*.py"))


@pytest.mark.parametrize("path", pages(), ids=lambda path: str(path.relative_to(ROOT)))
def test_commands_that_are_named_exist(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert set(re.findall(r"\bgoldenthread ([a-z]\w*)", text)) <= set(commands())
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", without_code(text))) <= set(
        re.findall(r"--[a-z-]+", helps() + managing())
    )


@pytest.mark.parametrize("path", pages(), ids=lambda path: str(path.relative_to(ROOT)))
def test_make_targets_that_are_named_exist(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    named = re.findall(r"(?:`|^    )make ([a-z][a-z -]*)", text, re.M)
    targets = set(re.findall(r"^([a-z-]+):", page("Makefile"), re.M))
    assert {target for words in named for target in words.split()} <= targets


def test_every_document_is_in_the_contents() -> None:
    contents = [ROOT / "docs" / "README.md", ROOT / "docs" / "checks" / "README.md"]
    links = ((page, link.partition("#")[0]) for page in contents for link in LINK.findall(page.read_text()))
    linked = {(page.parent / link).resolve() for page, link in links}
    assert {path.resolve() for path in (ROOT / "docs").rglob("*.md")} - linked == {contents[0].resolve()}


def test_every_format_is_in_the_readme() -> None:
    listed = {row[0]: row[1] for row in table_rows(page("README.md"), "What it reads")}
    extensions = {form.NAME: ", ".join(f"`{extension}`" for extension in form.EXTENSIONS) for form in all_formats()}
    assert listed == extensions


@pytest.mark.parametrize("heading", FIELDS)
def test_every_field_has_its_meaning(heading: str) -> None:
    rows = table_rows(page("docs/command-line.md"), heading)
    assert sorted(name for row in rows for name in CODE.findall(row[0])) == sorted(FIELDS[heading])


@pytest.mark.parametrize(
    ("column", "at_year_end"),
    [(1, False), (2, True)],
)
def test_statuses_mean_what_their_table_says(column: int, at_year_end: bool) -> None:
    for row in table_rows(page("docs/schemes.md"), "Words, letters, signs and faces"):
        for printed in CODE.findall(row[0]):
            assert (printed, meaning_of(printed, at_year_end)) == (printed, row[column])


def test_reasons_are_what_their_table_says() -> None:
    for printed_ones, reason in table_rows(page("docs/schemes.md"), "Reasons for having no rating"):
        for printed in CODE.findall(printed_ones):
            assert (printed, meaning_of(printed, False)) == (printed, reason.strip("`"))


def test_colours_have_the_names_of_their_table() -> None:
    for colours, name in table_rows(page("docs/schemes.md"), "Colours"):
        for colour in CODE.findall(colours):
            assert (colour, colour_name(colour)) == (colour, name)


def test_limits_are_what_their_table_says() -> None:
    for _, value, where in table_rows(page("docs/limits.md"), "What a document may hold"):
        module, _, constant = where.strip("`").rpartition(".")
        found = getattr(importlib.import_module(f"goldenthread.reading.{module}"), constant)
        assert (constant, f"{found:,}") == (constant, value)


@pytest.mark.parametrize("module", ["limits", "zipped"])
def test_every_limit_is_in_the_table(module: str) -> None:
    limits = [name for name in vars(importlib.import_module(f"goldenthread.reading.{module}")) if name.isupper()]
    named = CODE.findall(page("docs/limits.md"))
    assert [name for name in limits if name[0] != "_" and f"{module}.{name}" not in named] == []


def test_reasons_for_what_is_unread_are_those_of_the_code() -> None:
    source = "".join(path.read_text() for path in (ROOT / "src" / "goldenthread" / "reading").rglob("*.py"))
    for reason, _ in table_rows(page("docs/reading.md"), "What is unread"):
        assert f'"{reason}"' in source
