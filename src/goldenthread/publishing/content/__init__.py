"""What a publication says, composed once: parts with paragraphs, tables and charts, which each format draws."""

from goldenthread.publishing.content.compose import LANGUAGE, Content, compose, name_of
from goldenthread.publishing.content.cutting import Cut, cut_report
from goldenthread.publishing.content.material import Accepted, Material, Past
from goldenthread.publishing.content.measure import MeasureWords
from goldenthread.publishing.content.notes import SHORTHAND
from goldenthread.publishing.content.pieces import (
    Block,
    Cell,
    Chart,
    Column,
    Front,
    Line,
    Note,
    Paragraph,
    Part,
    Points,
    Table,
    tables_in,
)

__all__ = [
    "LANGUAGE",
    "SHORTHAND",
    "Accepted",
    "Block",
    "Cell",
    "Chart",
    "Column",
    "Content",
    "Cut",
    "Front",
    "Line",
    "Material",
    "MeasureWords",
    "Note",
    "Paragraph",
    "Part",
    "Past",
    "Points",
    "Table",
    "compose",
    "cut_report",
    "name_of",
    "tables_in",
]
