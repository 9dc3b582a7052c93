"""`goldenthread check --annotate`: which cell bears which comment, and that all else in the document stays."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Inches

from goldenthread.annotating import annotated_copy
from goldenthread.examine import examine
from goldenthread.plan import Answer, DocumentError, Settings, UsageError
from tests.cli.running import FOUND, MISUSED, run
from tests.libreoffice import converted, needs_writer

TITLE = "Fenwick District Council: Council Plan 2024/25, quarter 2"
HEADINGS = ("Ref", "Success criterion", "Lead", "Status", "Progress", "Remedial action")
WRONG = ("1.1", "80% of calls answered within a minute in 2024/25", "CALLS", "2", "9 of 12 calls (70%).", "")
SLIPPED = ("1.2", "90% of letters answered within five days in 2024/25", "POST", "3", "82% so far.", "")
FINE = ("1.3", "60% of forms sent back complete in 2024/25", "FORMS", "2", "64% so far.", "")
ROWS = (WRONG, SLIPPED, FINE)
# A picture of one dot.
DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001"
    "a5f645400000000049454e44ae426082"
)


def p(content: str) -> str:
    return f"<w:p>{content}</w:p>"


def r(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>" if text else ""


def tc(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def row(*texts: str) -> str:
    return tr(*(tc(p(r(text))) for text in texts))


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


TABLE = tbl(row(*HEADINGS), *(row(*texts) for texts in ROWS))


def document(body: str) -> Document:
    made = docx.Document()
    made.element.body.clear_content()
    parsed = parse_xml(f"<w:body {nsdecls('w', 'wp')}>{body}</w:body>")
    for child in reversed(list(parsed)):
        made.element.body.insert(0, child)
    return made


def saved(made: Document) -> bytes:
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def annotated(data: bytes, settings: Settings | None = None) -> Document:
    found = examine(data, "q2.docx", settings=settings or Settings())
    return docx.Document(io.BytesIO(annotated_copy(data, "q2.docx", found)))


def placed(made: Document) -> list[tuple[str, str]]:
    """Give each comment's rule, with the text that it hangs on."""
    return [(said.text.split("\n")[0], _under(made, said.comment_id)) for said in made.comments]


def _under(made: Document, comment: int) -> str:
    texts: list[str] = []
    within = False
    for element in made.element.body.iter():
        if element.get(qn("w:id")) == str(comment):
            within = element.tag == qn("w:commentRangeStart") or (within and element.tag != qn("w:commentRangeEnd"))
        elif within and element.tag == qn("w:t"):
            texts.append(element.text or "")
    return "".join(texts)


TOLD = [
    ("error: figures-disagree (1.1)", "9 of 12 calls (70%)."),
    ("error: status-not-supported (1.1)", "2"),
    ("warning: no-remedial-action (1.2)", ""),
]
IN_A_BOX = p(
    f"<w:r><w:t>Our measures</w:t><w:drawing><wp:inline><w:txbxContent>{TABLE}{p('')}</w:txbxContent></wp:inline>"
    "</w:drawing></w:r>"
)
PLACES = {
    "a table": TABLE,
    "a table after another one": tbl(row("Contents", "Page"), row("Measures", "2")) + p("") + TABLE,
    "a table in a frame": tbl(tr(tc(TABLE + p("")))),
    "a table below hidden rows": tbl(
        row(*HEADINGS), tr(*(tc(p(r(text))) for text in FINE), properties="<w:hidden/>"), *(row(*one) for one in ROWS)
    ),
    "a table without headings below one with them": tbl(row(*HEADINGS), row(*FINE))
    + p("")
    + tbl(row(*WRONG), row(*SLIPPED)),
    "a table in a content control": f"<w:sdt><w:sdtContent>{TABLE}</w:sdtContent></w:sdt>",
}


@pytest.mark.parametrize("place", PLACES)
def test_comment_stands_on_the_cell_of_its_field(place: str) -> None:
    data = saved(document(p(r(TITLE)) + PLACES[place]))
    told = [(rule, text) for rule, text in placed(annotated(data)) if not rule.startswith("error: status")]
    assert told == [TOLD[0], TOLD[2]]


def test_comment_on_an_empty_cell_stands_in_the_column_of_its_field() -> None:
    made = annotated(saved(document(p(r(TITLE)) + TABLE)))
    starts = list(made.element.body.iter(qn("w:commentRangeStart")))
    cells = [next(start.iterancestors(qn("w:tc"))) for start in starts]
    columns = [list(next(cell.iterancestors(qn("w:tr"))).iterchildren(qn("w:tc"))).index(cell) for cell in cells]
    assert [HEADINGS[column] for column in columns] == ["Progress", "Remedial action"]


def test_comment_says_what_is_so_what_to_do_and_how_to_answer() -> None:
    data = saved(document(p(r(TITLE)) + TABLE))
    finding = examine(data, "q2.docx").checked.findings[0]
    comment = next(iter(annotated(data).comments))
    assert comment.text.split("\n") == [
        "error: figures-disagree (1.1)",
        finding.message,
        f"What to do: {finding.instruction}",
        f"To accept it as it is, answer {finding.fingerprint} in the settings.",
    ]
    assert (comment.author, comment.initials) == ("Goldenthread", "GT")


def test_accepted_finding_has_no_comment() -> None:
    data = saved(document(p(r(TITLE)) + TABLE))
    answers = [
        Answer(fingerprint=one.fingerprint, because="agreed") for one in examine(data, "q2.docx").checked.findings[:1]
    ]
    assert [rule for rule, _ in placed(annotated(data, Settings(answers=tuple(answers))))] == [TOLD[2][0]]


def test_measure_in_a_text_box_has_its_comments_on_the_paragraph_with_the_box() -> None:
    made = annotated(saved(document(p(r(TITLE)) + IN_A_BOX)))
    starts = list(made.element.body.iter(qn("w:commentRangeStart")))
    assert [start.getparent().getparent().tag for start in starts] == [qn("w:body")] * 2


def test_finding_on_the_whole_report_stands_at_the_first_paragraph_with_words() -> None:
    totals = tbl(row("Achieved or on track", "5"), row("Slipped or not achieved", "3"))
    made = annotated(saved(document(p("") + p(r(TITLE)) + tbl(row(*HEADINGS), row(*FINE)) + p("") + totals)))
    assert {(rule.split(" ")[1], text) for rule, text in placed(made)} == {("totals-disagree", TITLE)}


def test_document_of_nothing_but_tables_bears_them_in_its_first_cell() -> None:
    totals = tbl(row("Achieved or on track", "5"), row("Slipped or not achieved", "3"))
    made = annotated(saved(document(tbl(row(*HEADINGS), row(*FINE)) + totals)))
    assert {text for _, text in placed(made)} == {"Ref"}


def test_merged_cell_bears_the_comment_where_it_starts() -> None:
    story = "9 of 12 calls (70%)."
    first = tr(*(tc(p(r(text))) for text in FINE[:4]), tc(p(r(story)), '<w:vMerge w:val="restart"/>'), tc(p("")))
    second = tr(*(tc(p(r(text))) for text in WRONG[:4]), tc(p(""), "<w:vMerge/>"), tc(p("")))
    told = placed(annotated(saved(document(p(r(TITLE)) + tbl(row(*HEADINGS), first, second)))))
    assert [text for rule, text in told if rule == TOLD[0][0]] == [story]


def test_cell_without_runs_and_cell_of_tracked_insertions_bear_comments() -> None:
    inserted = p(
        '<w:ins w:id="90" w:author="A" w:date="2024-10-01T00:00:00Z">' + r("9 of 12 calls (70%).") + "</w:ins>"
    )
    cells = [tc(p(r(text))) for text in WRONG]
    cells[4] = tc(inserted)
    made = annotated(saved(document(p(r(TITLE)) + tbl(row(*HEADINGS), tr(*cells)))))
    assert placed(made) == [TOLD[0]]
    marks = [*made.element.body.iter(qn("w:commentRangeStart")), *made.element.body.iter(qn("w:commentReference"))]
    assert [list(mark.iterancestors(qn("w:ins"))) for mark in marks] == [[], []]


def test_comments_that_the_document_has_stay_as_they_are() -> None:
    made = document(p(r(TITLE)) + TABLE)
    made.add_comment(made.paragraphs[0].runs, text="Is this the final title?", author="A N Officer", initials="AO")
    again = annotated(saved(made))
    assert [(said.comment_id, said.author) for said in again.comments] == [
        (0, "A N Officer"),
        (1, "Goldenthread"),
        (2, "Goldenthread"),
    ]
    assert placed(again)[0] == ("Is this the final title?", TITLE)


def whole_document() -> bytes:
    made = document(p(r(TITLE)) + TABLE)
    made.sections[0].header.paragraphs[0].text = "Draft for the scrutiny committee"
    made.add_picture(io.BytesIO(DOT), width=Inches(1))
    made.add_paragraph("A list", style="List Bullet")
    return saved(made)


def parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        yield from ((name, archive.read(name)) for name in archive.namelist())


def test_other_parts_of_the_document_stay_to_the_byte() -> None:
    data = whole_document()
    before = dict(parts(data))
    after = dict(parts(annotated_copy(data, "q2.docx", examine(data, "q2.docx"))))
    assert {name for name in after if after[name] != before.get(name)} == {
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
        "word/comments.xml",
        "word/document.xml",
    }
    assert set(before) - set(after) == set()


def test_text_of_the_document_reads_the_same_as_before() -> None:
    data = whole_document()
    copy = annotated_copy(data, "q2.docx", examine(data, "q2.docx"))
    reports = [examine(one, "q2.docx").report.model_dump(exclude={"sha256"}) for one in (data, copy)]
    assert reports[0] == reports[1]


def test_document_with_nothing_to_say_of_stays_without_comments() -> None:
    made = annotated(saved(document(p(r(TITLE)) + tbl(row(*HEADINGS), row(*FINE)))))
    assert list(made.element.body.iter(qn("w:commentRangeStart"))) == []


def test_document_with_macros_keeps_its_kind() -> None:
    kind = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    usual = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    changed = {name: content.replace(usual, kind) for name, content in parts(whole_document())}
    copy = dict(parts(annotated_copy(_packed(changed), "q2.docm", examine(_packed(changed), "q2.docm"))))
    assert kind in copy["[Content_Types].xml"]
    assert b"figures-disagree" in copy["word/comments.xml"]


def _packed(content: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return stream.getvalue()


def test_document_that_lacks_a_part_is_told_and_not_copied() -> None:
    lacking = {name: data for name, data in parts(whole_document()) if name != "word/styles.xml"}
    with pytest.raises(DocumentError, match="no copy of it can be written"):
        annotated_copy(_packed(lacking), "q2.docx", examine(_packed(lacking), "q2.docx"))


def test_what_is_no_word_document_gets_no_copy() -> None:
    data = "\n".join("\t".join(cells) for cells in (HEADINGS, *ROWS)).encode()
    with pytest.raises(UsageError, match="this is none"):
        annotated_copy(data, "q2.txt", examine(data, "q2.txt"))


def test_command_writes_the_copy_and_prints_the_findings(tmp_path: Path) -> None:
    report, copy = tmp_path / "q2.docx", tmp_path / "checked.docx"
    report.write_bytes(whole_document())
    done = run("check", str(report), "--annotate", str(copy))
    assert (done.returncode, done.stderr) == (FOUND, b"")
    assert b"figures-disagree" in done.stdout
    assert [rule for rule, _ in placed(docx.Document(str(copy)))] == [TOLD[0][0], TOLD[2][0]]


@pytest.mark.parametrize(
    ("annotate", "says"),
    [
        ("nowhere/checked.docx", "no such folder"),
        ("q2.docx", "one of the reports to be read"),
        (".", "no such folder, or this is one"),
    ],
)
def test_copy_that_can_go_nowhere_is_the_command_lines_fault(tmp_path: Path, annotate: str, says: str) -> None:
    report = tmp_path / "q2.docx"
    report.write_bytes(whole_document())
    done = run("check", str(report), "--annotate", str(tmp_path / annotate))
    assert (done.returncode, done.stdout) == (MISUSED, b"")
    assert says in done.stderr.decode()


def test_text_report_with_annotate_is_the_command_lines_fault(tmp_path: Path) -> None:
    report = tmp_path / "q2.txt"
    report.write_text("\n".join("\t".join(cells) for cells in (HEADINGS, *ROWS)), encoding="utf-8")
    done = run("check", str(report), "--annotate", str(tmp_path / "checked.docx"))
    assert (done.returncode, done.stdout) == (MISUSED, b"")
    assert "Expected: a Word document (.docx)" in done.stderr.decode()
    assert not (tmp_path / "checked.docx").exists()


@needs_writer
def test_copy_opens_in_an_office_program(tmp_path: Path) -> None:
    data = whole_document()
    (tmp_path / "checked.docx").write_bytes(annotated_copy(data, "q2.docx", examine(data, "q2.docx")))
    assert converted(tmp_path / "checked.docx", "pdf", tmp_path).read_bytes().startswith(b"%PDF")
