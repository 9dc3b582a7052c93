"""A copy of a Word report with the points to check as comments on the very cells that they are about."""

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING, TypeVar, cast

from docx.opc.part import PartFactory
from docx.package import Package
from docx.parts.document import DocumentPart

from goldenthread.annotating.comment_marks import mark
from goldenthread.annotating.comment_places import CommentPlaces
from goldenthread.examine import Examined
from goldenthread.plan import DocumentError, Finding, UsageError
from goldenthread.reading.formats.docx import recognises
from goldenthread.reading.formats.docx.names import BODY
from goldenthread.wording.plain import one_line as shown

if TYPE_CHECKING:
    from docx.document import Document

AUTHOR, INITIALS = "Goldenthread", "GT"
# Documents with macros, and templates, have the same main part under other names.
_ALSO_DOCUMENTS = (
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)
_Given = TypeVar("_Given")

for _kind in _ALSO_DOCUMENTS:
    PartFactory.part_type_for.setdefault(_kind, DocumentPart)


def annotated_copy(data: bytes, name: str, found: Examined) -> bytes:
    """Give the Word document `data` with each open finding as a comment; all else in it stays as it is.

    `found` is what examining the same document gave. Findings of the report as a whole stand at its first paragraph.
    Raises UsageError for what is no Word document, DocumentError for one that can't be written again.
    """
    if not recognises(data):
        raise _no_word(name)
    document = _tried(lambda: _opened(data), name)
    places = CommentPlaces(document.element.find(BODY), found.report)
    returns = {row.id: row for row in found.report.rows}
    for finding in found.checked.findings:
        if not finding.answer:
            comment = document.comments.add_comment(_text(finding), AUTHOR, INITIALS)
            mark(places.of(finding, returns.get(finding.id or "")), comment.comment_id)
    return _tried(lambda: _saved(document), name)


def _text(finding: Finding) -> str:
    """Give a comment's text: what is so, what to do, and how to answer it."""
    named = f"{finding.severity.value}: {finding.rule}" + (f" ({finding.ref})" if finding.ref else "")
    answer = f"To accept it as it is, answer {finding.fingerprint} in the settings."
    return "\n".join(map(shown, (named, finding.message, f"What to do: {finding.instruction}", answer)))


def _opened(data: bytes) -> "Document":
    main = cast(DocumentPart, Package.open(BytesIO(data)).main_document_part)
    document: Document = main.document
    return document


def _saved(document: "Document") -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _tried(make: Callable[[], _Given], name: str) -> _Given:
    try:
        return make()
    except Exception as fault:
        # python-docx takes in every part, and raises errors of all kinds for damage that reading passes over.
        raise DocumentError(
            f"the document can be read, but no copy of it can be written ({type(fault).__name__})",
            where=name,
            expected="a Word document (.docx) with all its parts, not of the kind Strict Open XML",
            do="open it in Word, save it as a Word document (.docx) and check that copy",
        ) from fault


def _no_word(name: str) -> UsageError:
    return UsageError(
        "--annotate writes comments into a copy of a Word document, and this is none",
        where=name,
        expected="a Word document (.docx)",
        do="leave --annotate out, or check the Word document that this was made from",
    )
