"""The same measure in two reports: its figures side by side, and what the later text says of changes."""

import re
from collections.abc import Iterator

from goldenthread.checking.rule import Known, Point
from goldenthread.checking.saying import said
from goldenthread.judging.amounts import can_be_judged
from goldenthread.judging.labels import words_of
from goldenthread.judging.units import adds_up, factor_between
from goldenthread.plan import Direction, DirectionBasis, Figure, Kind, Rating, Return
from goldenthread.wording import Sort, tokens
from goldenthread.wording.vocabulary import word_set

_LONGEST_READ = 20_000
# Words that tell of a change wherever they stand near, and words that do so only beside what was changed.
_CHANGED = (
    r"(?:revis(?:ed|ion)|changed?|changes|amended|altered|updated|re-?set|re-?based|re-?stated|re-?defined|adjusted"
    r"|corrected|replaced|refreshed)"
)
_MOVED = (
    r"(?:increased|reduced|raised|lowered|extended|reviewed|agreed|new|stretch(?:ed)?|now|moved|put back|re-?profiled)"
)
_IS = r"(?:(?:has|have|had|been|was|were|is|now) ){0,3}"


def _tells_of(what: str) -> re.Pattern[str]:
    """Give the pattern of a sentence that says something was changed."""
    return re.compile(
        rf"\b{what}\b[^.]{{0,60}}\b{_CHANGED}\b|\b{_CHANGED}\b[^.]{{0,60}}\b{what}\b"
        rf"|\b{_MOVED} {what}\b|\b{what} {_IS}{_MOVED}\b",
        re.IGNORECASE,
    )


_SAID = {
    "target": _tells_of("(?:targets?|due date|deadline|milestone|date)"),
    "baseline": _tells_of("baselines?"),
    "unit": re.compile(
        r"\b(?:now|no longer|instead)\b[^.]{0,40}\b(?:reported|measured|expressed|counted|shown|given|calculated)\b"
        r"|\b(?:reported|measured|expressed|counted|calculated)\b[^.]{0,40}\b(?:now|instead|differently|rather than)\b"
        r"|\b(?:definition|methodology|method|calculation|measure|indicator|counting rules?)\b[^.]{0,40}"
        r"\b(?:chang|revis|amend|updat|new)|\b(?:chang|revis|amend|new)\w{0,5}\b[^.]{0,40}"
        r"\b(?:definition|methodology|method|calculation|measure|indicator|counting rules?)\b",
        re.I,
    ),
}


_SO_FAR = re.compile(
    r"\b(?:target|profile|trajectory) (?:to date|so far|for the (?:period|quarter|month|half))|\bcumulative"
    r"|\b(?:half[- ]year|quarter(?:ly)?|monthly|period|interim|profiled?|year[- ]to[- ]date) target",
    re.IGNORECASE,
)
_ROUGHLY = word_set("about around approximately approx circa nearly almost roughly some c over")


def in_one_year(known: Known) -> bool:
    """Whether both reports are of one plan year; the next year's targets are set anew."""
    now, before = known.report.period, known.earlier.period if known.earlier else None
    return now is not None and before is not None and now.start == before.start and now > before


def says_it_changed(row: Return, what: str) -> bool:
    """Whether the later texts say that the target, the baseline or the unit was changed."""
    text = " ".join((row.outcome, row.target_text, row.progress, row.remedial_action))[:_LONGEST_READ]
    return bool(_SAID[what].search(text))


def unsaid_change(row: Return, known: Known, what: str) -> Iterator[Point]:
    """Give the point of a measure whose target or baseline (`what`) changed without a word about it."""
    compared = known.compared.get(row.id)
    change: str | None = getattr(compared, f"{what}_changed", None)
    if change and in_one_year(known) and not says_it_changed(row, what):
        message = f"{change.rstrip('.')}, and the text doesn't say that it was changed."
        yield Point(message, row, {"change": change})


def same_figures(before: Return, row: Return) -> Iterator[tuple[Figure, Figure]]:
    """Give the figures of both reports that are of one part in one unit, where each stands alone."""
    for figure in row.actuals:
        then = [one for one in before.actuals if _are_alike(one, figure)]
        now = [one for one in row.actuals if _are_alike(one, figure)]
        if len(then) == len(now) == 1:
            yield then[0], figure


def _are_alike(one: Figure, other: Figure) -> bool:
    sound = can_be_judged(one.value) and can_be_judged(other.value)
    return sound and words_of(one.label) == words_of(other.label) and factor_between(one.unit, other.unit) == 1


def got_better(before: Return, row: Return, known: Known) -> tuple[bool, Figure, Figure] | None:
    """Say whether the measure's one level became better, with both figures; None where that isn't sure.

    What builds up over the year is no level. Which way is better must be known from words or from a person.
    """
    given = known.settings.of_measure(row.id, row.ref).direction
    way = given or (row.direction if row.direction_basis is not DirectionBasis.NATURE else None)
    pairs = list(same_figures(before, row))
    if way is None or row.kind is Kind.CUMULATIVE or len(pairs) != 1 or len(row.targets) > 1:
        return None
    then, now = pairs[0]
    if then.value == now.value or adds_up(now.unit) or _builds_up(before) or _builds_up(row):
        return None
    if not (_is_exact(then, before) and _is_exact(now, row)):
        return None
    return (now.value > then.value) is (way is Direction.UP), then, now


def _builds_up(row: Return) -> bool:
    """Whether a text gives a target for a part of the year: then its figure grows as the year goes on."""
    return bool(_SO_FAR.search(row.progress[:_LONGEST_READ]))


def _is_exact(figure: Figure, row: Return) -> bool:
    """Whether a figure stands in its text without "over" or "about"."""
    found = tokens(f"{row.progress} {row.actual_text}"[:_LONGEST_READ])
    places = [at for at, token in enumerate(found) if token.is_quantity and token.value == figure.value]
    before = [found[at - 1] for at in places if at]
    return bool(places) and not any(one.sort is Sort.COMPARE or one.low in _ROUGHLY for one in before)


def became(before: Rating | None, now: Rating | None) -> str:
    """Say how a rating changed: "slipped became on track"."""
    return f"{said(before)} became {said(now)}" if before and now else ""
