"""The web page: whole in itself, with nothing in it that runs or is fetched, and every text as text."""

import base64
import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import HtmlElement

from goldenthread.publishing.content import Content
from goldenthread.publishing.formats import html
from tests.publishing.material import content, hostile

HOSTILE = [
    '<script>document.title = "run"</script>',
    '"><img src="https://elsewhere.example/x" onerror="alert(1)">',
    "</td></table></style></title><h1>Mine</h1>",
    "<!-- ",
    "&lt;b&gt; &amp;amp; &#60;",
    "\u202eevil\u2066",
    "\x00\x07\x1b\ud800",
    "Ŵyl yng Nghaerdydd 国務 🙂🏴\u200d שלום",
    "- one\n- two\nthree",
]
# Letters that a page may hold are the same when it is read; spaces are not looked at.
_SPACES = re.compile(r"\s+")


def page(made: Content) -> HtmlElement:
    return lxml.html.document_fromstring(html.draw(made).data.decode())


def words(text: str) -> str:
    return _SPACES.sub("", re.sub(r"(?m)^- ", "", text))


def text_of(element: HtmlElement | None) -> str:
    assert element is not None
    return words("".join(map(str, element.itertext())))


@pytest.mark.parametrize("made", [content(), hostile("\n".join(HOSTILE))], ids=["example", "hostile"])
def test_nothing_runs_and_nothing_is_fetched(made: Content) -> None:
    tree = page(made)
    tags = {element.tag for element in tree.iter() if isinstance(element.tag, str)}
    assert not tags & {"script", "link", "img", "image", "iframe", "object", "embed", "base", "form", "use", "video"}
    attributes = {name for element in tree.iter() for name in element.attrib}
    assert {name for name in attributes if name.startswith("on") or name in ("style", "src", "srcset")} == set()
    assert {str(one)[:1] for one in tree.xpath("//@href")} == {"#"}
    assert not re.search(r"url\(|@import|expression|</", tree.findtext(".//style") or "")


def test_the_policy_lets_only_the_pages_own_style_sheet_apply() -> None:
    tree = page(content())
    style = (tree.findtext(".//style") or "").encode()
    policy = tree.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    known = base64.b64encode(hashlib.sha256(style).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{known}'; base-uri 'none'; form-action 'none'"


def test_language_title_and_names_are_set() -> None:
    tree = page(content())
    assert tree.get("lang") == "en-GB"
    assert (tree.findtext(".//title") or "").startswith("Council Plan 2011/12: year end, ")
    names = Counter(map(str, tree.xpath("//@id")))
    assert {name: count for name, count in names.items() if count > 1} == {}
    assert {str(link)[1:] for link in tree.xpath("//@href")} <= names.keys()
    assert set(" ".join(map(str, tree.xpath("//@aria-labelledby"))).split()) <= names.keys()


def test_headings_go_down_one_level_at_a_time_and_every_part_is_in_the_contents() -> None:
    tree = page(content())
    levels = [int(str(one.tag)[1]) for one in tree.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    told = [text_of(link) for link in tree.xpath("//nav//a")]
    assert told == [words(part.heading) for part in content().parts]


def test_every_table_has_a_caption_and_its_headings_say_what_they_head() -> None:
    for table in page(content()).iter("table"):
        assert text_of(table.find("caption"))
        width = len(table.findall("thead/tr/th"))
        assert {one.get("scope") for one in table.iterfind("thead/tr/th")} == {"col"}
        for row in table.iterfind("tbody/tr"):
            own = row.findall("th")
            if own and own[0].get("scope") == "rowgroup":
                assert (len(row), own[0].get("colspan")) == (1, str(width))
            else:
                assert len(row) == width
                assert [one.get("scope") for one in own] == ["row"]


def test_an_objective_heads_a_group_of_its_own() -> None:
    table = page(content()).get_element_by_id("theme-1-measures")
    firsts = table.findall("tbody/tr[1]/th")
    assert [one.get("scope") for one in firsts] == ["rowgroup"] * len(table.findall("tbody"))
    assert len(firsts) > 3
    assert firsts[0].text == "10. Strengthen support to families of a disabled child or young person."


def test_a_status_is_a_shape_and_a_word() -> None:
    row = next(one for one in page(content()).iter("tr") if one.findtext("th") == "11.1" and len(one) == 10)
    assert lxml.html.tostring(row[6][0], encoding="unicode") == (
        '<span class="status achieved"><span class="shape" aria-hidden="true">■</span> <span>Achieved</span></span>'
    )


def test_lines_and_lists_of_a_cell_are_lines_and_lists() -> None:
    tree = page(hostile("One.\nTwo.\n- three\n- four\nFive."))
    cell = tree.get_element_by_id("theme-1-measures").findall("tbody/tr")[1][7]
    assert lxml.html.tostring(cell, encoding="unicode").strip() == (
        '<td role="cell">One.<br>Two.<ul><li>three</li><li>four</li></ul>Five.</td>'
    )


def assert_text_stays_text(made: Content) -> None:
    tree = page(made)
    known = page(hostile("x"))
    kinds = {element.tag for element in known.iter()} | {"br", "ul", "li"}
    assert {element.tag for element in tree.iter()} <= kinds
    rows = [row for row in tree.xpath("//table[contains(@class, 'measures')]/tbody/tr") if len(row) > 1]
    assert [text_of(row[7]) for row in rows] == [words(one.progress) for one in made.measures]
    assert [text_of(row[2]) for row in rows] == [words(one.criterion) for one in made.measures]
    assert text_of(tree.find(".//h1")) == words(made.front.title)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    assert_text_stays_text(hostile(text))


@given(st.text(max_size=80) | st.lists(st.sampled_from([*HOSTILE, "\n", "- ", "\r\n"]), max_size=4).map("".join))
@settings(max_examples=40)
def test_any_text_stays_text(text: str) -> None:
    assert_text_stays_text(hostile(text))


def test_fifty_thousand_signs_are_kept_whole() -> None:
    assert_text_stays_text(hostile("Every word counts. " * 2700))


def test_the_same_content_gives_the_same_bytes_in_another_process() -> None:
    told = (
        "import hashlib, sys; from tests.publishing.material import content;"
        "from goldenthread.publishing.formats import html;"
        "sys.stdout.write(hashlib.sha256(html.draw(content()).data).hexdigest())"
    )
    root = Path(__file__).resolve().parents[2]
    paths = os.pathsep.join([str(root), str(root / "src"), os.environ.get("PYTHONPATH", "")])
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": paths}
    finished = subprocess.run(
        [sys.executable, "-c", told], cwd=root, env=environment, capture_output=True, text=True, timeout=120, check=True
    )
    assert finished.stdout == hashlib.sha256(html.draw(content()).data).hexdigest()
