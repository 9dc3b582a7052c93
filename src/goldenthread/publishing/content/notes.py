"""What a reader needs to understand a publication: the key, how statuses are decided, points that were accepted."""

from collections.abc import Iterator, Sequence

from goldenthread.plan import CountsAs, SchemeCode
from goldenthread.publishing.content.material import Accepted, Material
from goldenthread.publishing.content.pieces import Block, Cell, Column, Line, Note, Paragraph, Part, Points, Table
from goldenthread.publishing.content.safe import Safe
from goldenthread.publishing.statuses import status_words

_KEY = (
    Column("Code", 8),
    Column("Status", 20, "status"),
    Column("In the report's own words", 30),
    Column("Counts as", 16),
)
# What is longer is no code but what was printed in place of one: the measure's own status says it.
_LONGEST_CODE = 12
_COUNTS = {CountsAs.ON_TRACK: "on track", CountsAs.OFF_TRACK: "off track", CountsAs.UNRATED: "not counted"}
_ACCEPTED = (Column("Ref", 8), Column("Point to check", 46), Column("Accepted because", 46))
SHORTHAND = (
    Note("[x]", "not available: nothing was reported"),
    Note("[z]", "not applicable"),
    Note("[p]", "provisional: the figure may still change"),
    Note("[c]", "confidential: about so few people that it isn't shown"),
)


def key_part(scheme: Sequence[SchemeCode], safe: Safe) -> Iterator[Part]:
    """Give the key, where the report has one."""
    lines = [
        Line(
            (
                Cell(safe.line(one.code)),
                Cell(status_words(one.rating, one.missing), rating=one.rating),
                Cell(safe.line(one.label)),
                Cell(_COUNTS[one.counts_as]),
            )
        )
        for one in scheme
        if one.rating is not None or len(one.code) <= _LONGEST_CODE
    ]
    if lines:
        yield Part("key", "Key", (Table("key-table", "What each status means", _KEY, tuple(lines)),))


def accepted_part(accepted: Sequence[Accepted], safe: Safe) -> Iterator[Part]:
    """Give the points to check that were accepted, each with its reason."""
    lines = tuple(
        Line((Cell(safe.line(one.ref)), Cell(safe.text(one.message)), Cell(safe.text(one.because)))) for one in accepted
    )
    if lines:
        table = Table("accepted-table", "Points to check that were accepted", _ACCEPTED, lines)
        yield Part("accepted", "Points that were looked at and accepted", (table,))


def notes_part(material: Material, safe: Safe) -> Part:
    """Say how statuses are decided, and what is known of how complete the report is."""
    blocks: list[Block] = [Paragraph(safe.text(text)) for text in material.decided]
    about = [
        "The status is the one that the council declared. What the figures say is worked out from them, the target and "
        "the tolerance; where it differs, the measure's notes say so.",
        "Percentages are of rated measures; what isn't rated is counted beside them, by reason.",
    ]
    if not material.report.reconciliation.holds:
        about.append(safe.text(material.report.reconciliation.message))
    blocks.append(Points(tuple(about)))
    return Part("notes", "How statuses are decided", tuple(blocks))
