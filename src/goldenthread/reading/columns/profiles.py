"""What stands in a column, counted: the evidence that doesn't depend on its heading."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from goldenthread.reading.cell import Cell
from goldenthread.reading.columns.figures import is_figure
from goldenthread.reading.columns.roles import Role
from goldenthread.reading.statuses.colours import STATUS_COLOURS, colour_name
from goldenthread.reading.statuses.words import ARROWS, bare, looks_like_status

REF = re.compile(
    r"(?:[A-Z]{0,6}[ .\-/_]?\d{1,4}(?:[ .\-/]\d{1,3}){0,3}[a-z]?(?:\([a-z0-9]{1,3}\))?|"
    r"[A-Z]{1,4}(?:[.\-/ ]\d{1,3}){1,3}[a-z]?|[A-Z]{1,3}\d?)\.?",
    re.I,
)
_DATE = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th)?[\s/.-])?(?:\d{1,2}|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|"
    r"dec)[a-z]*[\s/.'-]*\d{2,4}",
    re.I,
)
_ARROW = re.compile(
    rf"[{re.escape(ARROWS)}]+|(?:up|down|same|better|worse|static|improv\w+|declin\w+|stable|no change|"
    rf"unchanged|steady)",
    re.I,
)
_CODE_OR_NAME = re.compile(r"[A-Z][\w&'’.\-]*+(?:[ /,+\n&]++(?:(?:and|of|for|the) )?[A-Z(][\w&'’.\-)]*+){0,7}")
SAMPLE = 250
_TENTH = 10
_LEAST_TO_TRIM = 3


@dataclass(frozen=True, slots=True)
class Profile:
    """Shares (0 to 1) of a column's filled cells that have a certain form, how many these are and how full it is."""

    filled: float = 0.0
    length: float = 0.0
    refs: float = 0.0
    statuses: float = 0.0
    figures: float = 0.0
    dates: float = 0.0
    arrows: float = 0.0
    names: float = 0.0
    variety: float = 0.0
    painted: float = 0.0
    longest: int = 0
    coded: float = 0.0
    count: int = 0


def profile(cells: Sequence[Cell], codes: Collection[str] = ()) -> Profile:
    """Count what stands in a column, given the cells of its first rows. `codes` are those of the document's key."""
    texts = [text for text in (cell.text.strip() for cell in cells) if text]
    painted = sum(colour_name(cell.fill) in STATUS_COLOURS for cell in cells) / max(len(cells), 1)
    if not texts:
        return Profile(painted=painted)
    count = len(texts)
    return Profile(
        filled=count / len(cells),
        length=_typical_length(texts),
        refs=sum(len(text) <= 14 and bool(REF.fullmatch(text)) for text in texts) / count,
        statuses=sum(is_status_like(text) for text in texts) / count,
        figures=sum(is_figure(text) for text in texts) / count,
        dates=sum(len(text) <= 24 and bool(_DATE.fullmatch(text)) for text in texts) / count,
        arrows=sum(len(text) <= 12 and bool(_ARROW.fullmatch(text)) for text in texts) / count,
        names=sum(len(text) <= 60 and bool(_CODE_OR_NAME.fullmatch(text)) for text in texts) / count,
        variety=len(set(texts)) / count,
        painted=painted,
        longest=max(map(len, texts)),
        count=count,
        coded=sum(bare(text).casefold() in codes for text in texts) / count if len(codes) > 1 else 0.0,
    )


def _typical_length(texts: Sequence[str]) -> float:
    """The mean length without the longest tenth: a text that ran into a column of short ones is not of its kind."""
    lengths = sorted(map(len, texts))
    few = -(-len(lengths) // _TENTH) if len(lengths) >= _LEAST_TO_TRIM else 0
    kept = lengths[: len(lengths) - few]
    return sum(kept) / len(kept)


def is_status_like(text: str) -> bool:
    """Whether a text could be a status: a known word, letter or sign, or a whole number from 1 to 5."""
    return (len(text) == 1 and text in "12345") or looks_like_status(text)


def content_score(role: Role, seen: Profile) -> float:
    """Say how well what stands in a column fits a role: -1 (rules it out) to 1."""
    if not seen.filled:
        return seen.painted if role is Role.STATUS else -0.1
    return _SCORES[role](seen)


def _text(seen: Profile, typical: float) -> float:
    """Running text about so long, and hardly figures, refs or names."""
    if seen.figures > 0.6 or seen.arrows > 0.6:
        return -1.0
    return min(seen.length / typical, 1.0) - 0.5 * seen.statuses - 0.5 * max(seen.refs, seen.figures)


def _ref(seen: Profile) -> float:
    if seen.length > 16:
        return -1.0
    return 1.4 * seen.refs * (0.4 + 0.6 * seen.variety) - 0.4 - 0.3 * seen.statuses * (1 - seen.variety)


def _status(seen: Profile) -> float:
    if seen.length > 45:
        return -1.0
    few = 1.0 - min(seen.variety, 1.0) * 0.5
    return max(1.6 * seen.statuses * few, 1.5 * seen.painted, 1.6 * seen.coded * few) - 0.6


def _figures(seen: Profile) -> float:
    if seen.length > 70:
        return -1.0
    if seen.coded > 0.9 and seen.variety <= 0.8:
        # Figures that are all codes of the document's key are statuses.
        return -1.0
    few_codes = 0.5 * seen.statuses * (1 - seen.variety)
    return 1.2 * max(seen.figures, 0.8 * seen.dates) - 0.4 - 0.4 * seen.arrows - few_codes


def _names(seen: Profile) -> float:
    if seen.length > 80:
        return -1.0
    return seen.names * (1.2 - 0.6 * seen.variety) - 0.5 * max(seen.statuses, seen.figures) - 0.1


def _trend(seen: Profile) -> float:
    return 1.4 * seen.arrows - 0.5


_SCORES: dict[Role, Callable[[Profile], float]] = {
    Role.REF: _ref,
    Role.THEME: lambda seen: -1.0 if seen.figures > 0.5 else _text(seen, 30) * (1 - seen.variety) + 0.1,
    Role.OBJECTIVE: lambda seen: -1.0 if seen.figures > 0.5 else _text(seen, 30) * (1 - 0.8 * seen.variety),
    Role.ACTION: lambda seen: _text(seen, 60),
    Role.OUTCOME: lambda seen: _text(seen, 40) * (0.5 + 0.5 * seen.variety),
    Role.RESPONSIBILITY: _names,
    Role.STATUS: _status,
    Role.PROGRESS: lambda seen: _text(seen, 120),
    Role.REMEDIAL: lambda seen: _text(seen, 120) * (1.0 if seen.filled < 0.9 else 0.8),
    Role.TARGET: _figures,
    Role.ACTUAL: _figures,
    Role.PREVIOUS: _figures,
    Role.TREND: _trend,
    Role.EXTRA: lambda seen: 0.0,
}
