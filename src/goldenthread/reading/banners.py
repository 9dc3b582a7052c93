"""Headings of the plan that stand across a table or between tables: sections, themes, objectives."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import chain, zip_longest

from goldenthread.plan import Repair, Source
from goldenthread.reading.cleaning import Cleaned
from goldenthread.reading.columns.periods import named_in
from goldenthread.reading.drafts import Place
from goldenthread.reading.grid import GridRow
from goldenthread.reading.mending.lexicon import Lexicon
from goldenthread.reading.mending.seams import broken_words, join, restore_start
from goldenthread.reading.statuses.words import looks_like_status


class Level(IntEnum):
    """How high a heading stands in the plan."""

    SECTION = 1
    THEME = 2
    OBJECTIVE = 3


_LABELS = (
    (Level.OBJECTIVE, r"(?:[\w-]+ ){0,2}objective|sub-?priority|commitment|goal|outcome|aim"),
    (
        Level.THEME,
        r"(?:[\w-]+ )?"
        r"(?:theme|priority|promise|ambition|pillar|mission|area|pledge|directorate|service|portfolio|target)",
    ),
    (Level.SECTION, r"section|part|chapter"),
)  # fmt: skip
_LABELLED = [
    (
        level,
        re.compile(
            rf"^(?:{words})\s*(?:\d{{1,2}}[a-z]?|[A-Z])?(?:\s*/\s*[\w ]{{1,30}})?\s*[:.–—-]\s*(.+)$", re.I | re.S
        ),
    )
    for level, words in _LABELS
]
# What a caption says of its table stands behind the table's number.
_CAPTION = re.compile(r"^(?:table|chart|figure)\s+[A-Z]?\d{1,3}[a-z]?\s*[:.–—-]\s*(?=\S)", re.I)
_LABEL_NUMBER = re.compile(r"^[A-Za-z\s-]+?(\d{1,2}[a-z]?)\s*[:.–—/-]")
_NUMBERED = re.compile(r"^(\d{1,2})\s*[.):]?\s+(?=[A-Za-z'‘“\"])(.+)$|^(\d{1,2})[.):](?=[A-Za-z])(.+)$", re.S)
_ALSO = re.compile(
    r"\b(?:other|also|additional)\b.{0,60}\b(?:relat|link|contribut|support)\w*\b.{0,40}\b(?:theme|priorit|objective|section|ambition|outcome)",
    re.I,
)
_GENERIC = re.compile(
    r"(?>(?:key|corporate|council|our|the|of|and|to|for|by|on|in|at|all|full|list|performance|progress|indicators?|measures?|kpis?|pis?|actions?|milestones?|"
    r"colours?|means?|what|trends?|direction|travel|commentary|comments?|narrative|summary|totals?|ratings?|introduction|contents|foreword|background|notes?|legend|glossary|definitions|guide|how|we|number|did|doing|is|are|report|monitoring|scorecard|dashboard|data|table|sheet|themes?|outcomes?|priority|priorities|objectives?|appendix|annex|results?|details?|detailed|quarter|year|end|update|against|targets?|status|overview|"
    r"tracker|plan|register|headline|service|[\d\W_]+|[a-e]|q[1-4]|one|two|three|four)\b[\s\W_]*)+",
    re.I,
)


# The part of a plan that is about running the council itself is called no more than this by many.
_OF_ITSELF = re.compile(r"(?:our|the|your) council", re.I)
_OF_TRENDS = frozenset({"no change", "the same", "same", "improving", "getting worse", "better", "worse"})
# More headings than this don't stand above one another in any plan.
_DEEPEST = 6
# A heading that stands in so many parts of the plan is one of the report's form.
_OFTEN = 2


@dataclass(slots=True)
class Banner:
    """One heading of the plan as read from a row."""

    text: str
    source: Source
    style: tuple[object, ...] = ()
    number: str | None = None
    level: Level | None = None
    also_relating: bool = False
    repairs: list[Repair] = field(default_factory=list)


def read_banners(row: GridRow, pieces: Sequence[str], lexicon: Lexicon) -> list[Banner]:
    """Read the heading or headings of a row from the pieces that the columns' edges left of it."""
    texts = _joined(list(pieces), lexicon)
    style = (row.table > 0, row.outline, row.cells[0].fill if row.table else None)
    return [_banner(text, why, pieces, row, style) for text, why in texts]


def clean_headings(
    headings: Sequence[Banner],
    rows: Mapping[int, int],
    changed: Mapping[tuple[int, int], tuple[str, Cleaned]],
) -> None:
    """Record what cleaning changed in a heading. `rows` gives a row's number (from 0) by the id of its source."""
    in_row: dict[int, list[Banner]] = {}
    for banner in headings:
        in_row.setdefault(rows[id(banner.source)], []).append(banner)
    for (row, _column), (before, cleaned) in changed.items():
        for banner in in_row.get(row, ()):
            why = "; ".join(cleaned.reasons)
            banner.repairs.append(Repair(field="heading", before=before, after=cleaned.text, why=why))


def is_generic(text: str) -> bool:
    """Whether a heading names no part of a plan: "Performance indicators", "Quarter 2", "Sheet1"."""
    if (len(text.split()) <= 2 and looks_like_status(text)) or text.strip().casefold() in _OF_TRENDS:
        return True
    if _OF_ITSELF.fullmatch(text.strip()):
        return False
    return bool(_GENERIC.fullmatch(text.strip())) or named_in(text).quarter is not None


def without_label(text: str) -> str:
    """Take off what a heading calls itself: "Goal 2: Dark skies" -> "Dark skies"."""
    text = _CAPTION.sub("", text)
    found = next((match for _, pattern in _LABELLED if (match := pattern.match(text))), None)
    return found[1].strip() if found else text


def _joined(pieces: list[str], lexicon: Lexicon) -> list[tuple[str, str]]:
    """Join the pieces; where two headings were run together, part them again."""
    text, why = pieces[0], ""
    following = pieces[1:]
    while following:
        inside = _completes_inside(text, following[0], lexicon) if len(following) == 1 else None
        if inside:
            first, second, why = inside
            return [*_restored(first, why, lexicon), (second, why)]
        joined = join(text, following.pop(0), lexicon)
        text, why = joined.text, joined.why
    return _restored(text, why, lexicon)


def _completes_inside(text: str, tail: str, lexicon: Lexicon) -> tuple[str, str, str] | None:
    """Find a cut word in the middle of a text that the next cell completes: two headings stood one above the other."""
    if " " in tail.strip() or lexicon.knows(tail):
        return None
    for word in broken_words(text, lexicon):
        joined = join(word[0], tail, lexicon)
        rest = text[word.end() :].strip()
        if rest and " " not in joined.text and lexicon.knows(joined.text):
            why = "two headings run together, the first one cut in two at a cell's edge"
            return text[: word.start()] + joined.text, rest, why
    return None


def _restored(text: str, why: str, lexicon: Lexicon) -> list[tuple[str, str]]:
    """Give back letters lost at the table's edge; each line that lost some begins a heading of its own."""
    whole = restore_start(text, lexicon)
    if whole is None:
        return [(text, why)]
    why = "the table's edge cut off the first letters"
    for word in broken_words(whole, lexicon):
        second = restore_start(whole[word.start() :], lexicon) if word[0][0].islower() else None
        if word.start() and second:
            why = "two headings run together, with the first letters of both cut off"
            return [(whole[: word.start()].strip(), why), (second, why)]
    return [(whole, why)]


def _banner(text: str, why: str, pieces: Sequence[str], row: GridRow, style: tuple[object, ...]) -> Banner:
    text = _CAPTION.sub("", " ".join(text.split()))
    banner = Banner(text, row.source, style, also_relating=bool(_ALSO.search(text)))
    for level, pattern in _LABELLED:
        found = pattern.match(text)
        if found:
            number = _LABEL_NUMBER.match(text)
            banner.level, banner.text, banner.number = level, found[1].strip(), number[1] if number else None
            break
    else:
        _take_number(banner, text)
    if why:
        banner.repairs.append(Repair(field="heading", before=" | ".join(pieces), after=text, why=why))
    return banner


def _take_number(banner: Banner, text: str) -> None:
    found = _NUMBERED.match(text)
    if found and not named_in(text[:12]).start:
        banner.number, banner.text = found[1] or found[3], (found[2] or found[4]).strip()


def _said_again(banner: Banner, below: Banner | None) -> bool:
    """A sheet's short name above the heading that says it in full."""
    return below is not None and below.text.casefold().startswith(banner.text.casefold())


def recurring(runs: Iterable[Sequence[Banner]]) -> frozenset[str]:
    """Find headings that come again below different parts of the plan: "What we did" names none itself."""
    under: dict[str, set[str]] = {}
    part = ""
    for banner in chain.from_iterable(runs):
        if banner.level is not None or banner.number is not None:
            part = banner.text
        elif part and not banner.also_relating:
            under.setdefault(banner.text, set()).add(part)
    return frozenset(text for text, parts in under.items() if len(parts) >= _OFTEN)


@dataclass(slots=True)
class Outline:
    """The headings that hold at a place of the document, and how each style of heading was used so far.

    `numbers_objectives` tells that headings with numbers are objectives; `recurring` are headings that name no part.
    """

    numbers_objectives: bool = False
    recurring: frozenset[str] = frozenset()
    place: Place = field(default_factory=Place)
    styles: dict[tuple[object, ...], Level] = field(default_factory=dict)

    def settle(self, pending: Sequence[Banner], next_ref: str) -> list[Banner]:
        """Take the headings that stand before a measure; `next_ref` is the ref printed on it, if any.

        Gives those that turned out to name no part of the plan.
        """
        useful = [banner for banner in pending if not is_generic(banner.text) and banner.text not in self.recurring]
        useful = [banner for banner, below in zip_longest(useful, useful[1:]) if not _said_again(banner, below)]
        useful = useful[-_DEEPEST:]
        for banner, level in zip(useful, self._levels(useful, next_ref), strict=True):
            self._enter(banner, level)
        names = {self.place.section, self.place.theme, self.place.objective}
        return [banner for banner in pending if banner.text not in names and not banner.also_relating]

    def _levels(self, banners: Sequence[Banner], next_ref: str) -> list[Level]:
        levels = [banner.level or (Level.OBJECTIVE if self._is_objective(banner) else None) for banner in banners]
        for i in range(len(banners) - 1, -1, -1):
            if levels[i] is None:
                below = next((level for level in levels[i + 1 :] if level is not None), None)
                levels[i] = self._unlabelled(banners[i], below, alone=len(banners) == 1, next_ref=next_ref)
        settled = [level or Level.THEME for level in levels]
        for i in range(len(settled) - 2, -1, -1):
            # Of two that call themselves the same kind, the first stands above the other.
            settled[i] = Level(max(min(settled[i], settled[i + 1] - 1), Level.SECTION))
        self._remember(banners, settled)
        return settled

    def _is_objective(self, banner: Banner) -> bool:
        return banner.number is not None and self.numbers_objectives

    def _unlabelled(self, banner: Banner, below: Level | None, alone: bool, next_ref: str) -> Level:
        if banner.also_relating:
            return Level.OBJECTIVE
        if below is not None:
            return Level(max(below - 1, Level.SECTION))
        known = self.styles.get(banner.style)
        if self.numbers_objectives:
            return Level.OBJECTIVE if not alone or self._lost_number(next_ref) else Level.THEME
        return known or (Level.THEME if alone or banner.style[:1] != (True,) else Level.OBJECTIVE)

    def _lost_number(self, next_ref: str) -> bool:
        """A measure of another objective follows and no numbered heading stands between: this is its heading."""
        number = next_ref.replace(" ", ".").split(".")[0]
        return number.isdecimal() and number != self.place.objective_ref and "." in next_ref.replace(" ", ".")

    def _remember(self, banners: Sequence[Banner], levels: Sequence[Level]) -> None:
        if len(banners) > 1 and len({banner.style for banner in banners}) == len(banners):
            for banner, level in zip(banners, levels, strict=True):
                self.styles.setdefault(banner.style, level)

    def _enter(self, banner: Banner, level: Level) -> None:
        """Each heading begins a new place, so that rows above it keep theirs."""
        old = self.place
        if banner.also_relating:
            theme = (old.theme,) if old.theme else ()
            self.place = Place(old.section, old.theme, also_relates_to=theme or ("",))
        elif level is Level.SECTION:
            self.place = Place(banner.text)
        elif level is Level.THEME:
            self.place = Place(old.section, banner.text, banner.number)
        else:
            self.place = Place(old.section, old.theme, banner.number, banner.text)
