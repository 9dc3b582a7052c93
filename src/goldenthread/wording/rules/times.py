"""When a target or a baseline is for, and when a milestone is due."""

from collections.abc import Sequence
from dataclasses import replace

from goldenthread.wording.places import Place
from goldenthread.wording.tokens import Sort, Token
from goldenthread.wording.vocabulary import word_set

_STARTS_DATE = word_set("in by for during end at to of until before on")


def when_of(place: Place, following: Place | None, is_aside: bool = False) -> str | None:
    """Give the time that is said of this number.

    It stands behind it, else behind a definition that follows ("70% within 9 weeks in 2014/15": `is_aside` tells that
    the number that follows is one), else right before it, else behind the number that it is joined to.
    """
    heading = _heading(place)
    if heading:
        return heading
    behind = _behind(place) or (_behind_next(place, following, is_aside) if following else None)
    if behind:
        return behind
    since = {at + 1 for at, token in enumerate(place.before) if token.low in ("from", "since")}
    near = max(0, len(place.before) - 5)
    before = [t for at, t in enumerate(place.before) if at >= near and t.is_time and t.when and at not in since]
    if before and not _belongs_to_other(place, before[-1]):
        return before[-1].when
    if following and following.clause == place.clause and following.bracket == place.bracket and _joined(place):
        return _behind(following)
    return None


def in_step(row: Sequence[Place]) -> list[str]:
    """15%, 20% and 25% in 2011, 2012 and 2013: as many times as numbers, each with its own; [] for anything else."""
    first, last = row[0], row[-1]
    if any(place.clause != last.clause or place.token.sort is not last.token.sort for place in row):
        return []
    listed = all(token.low in _LISTS for place in row[:-1] for token in place.after)
    times = _listed(last.after) if listed and not any(token.is_time for token in first.before) else []
    times = _spelt_out(times, last.after) if len(row) > len(times) == 2 else times
    return times if len(row) > 1 and len(times) == len(row) else []


def _spelt_out(ends: list[str], after: tuple[Token, ...]) -> list[str]:
    """Give the years from the first to the last of "2013/14 to 2015/16"."""
    first = next(at for at, token in enumerate(after) if token.when == ends[0])
    years = [end[:4] for end in ends if end[:4].isdigit()]
    if [token.low for token in after[first + 1 : first + 2]] not in (["to"], ["-"], ["–"]) or len(years) < 2:
        return ends
    alike = len({end[4:5] for end in ends}) == 1 and ends[0][4:5] in ("", "/")
    span = range(int(years[0]), int(years[1]) + 1)
    if not alike or not 2 < len(span) < _MOST_YEARS:
        return ends
    return [f"{year}/{(year + 1) % 100:02}" if "/" in ends[0] else f"{year}" for year in span]


_MOST_YEARS = 12


def _listed(after: tuple[Token, ...]) -> list[str]:
    """Give the times of the first list of times."""
    start = next((at for at, token in enumerate(after) if token.is_time), len(after))
    if any(token.sort is Sort.MARK for token in after[:start]) or _is_reference(after[:start]):
        return []
    times: list[str] = []
    for token in after[start:]:
        if token.is_time and token.when:
            times.append(token.when)
        elif token.low not in _LISTS and token.low not in _SPANS:
            break
    return times


_SPANS = frozenset({"to", "-", "–"})
_LISTS = frozenset({",", "and", "&", "/", ";"})


def _heading(place: Place) -> str | None:
    """Q1 25% Q2 50%; 2009/10: 72%, 2010/11: 75%: the time right before heads the number, in a row of such."""
    before = place.before[:-1] if place.before and place.before[-1].text in _HEADS else place.before
    if not before or not before[-1].is_time or not before[-1].when:
        return None
    if len(before) > 1 and before[-2].low in ("from", "since"):
        return None  # cumulative from 2020: 120
    starts = len(before) == 1 and not place.follows
    parted = len(before) > 1 and before[-2].sort is Sort.MARK
    behind = next((token for token in place.after if token.is_time), None)
    row = behind is None or (not place.is_last and behind in place.after[-2:])
    joined = len(before) == 1 and place.follows and before is not place.before  # 45% 2011: 50%
    series = len(before) == 1 and place.follows and (behind is None or place.after[-1] is behind)
    headed = place.before[-1].text == ":" and not _is_reference(before[:-1])  # target 2012: 45%, 2013: 48%
    return before[-1].when if row and (starts or parted or joined or series or headed) else None


_HEADS = frozenset(":-–=")


def _behind_next(place: Place, following: Place, is_aside: bool) -> str | None:
    """The time behind what stands between: a definition, or a bracket: "40% less (76) by 2020"."""
    if following.clause != place.clause:
        return None
    if following.bracket == place.bracket:
        return _behind(following) if is_aside else None
    closed = next((at for at, token in enumerate(following.after) if token.text == ")"), None)
    if closed is None or place.bracket:
        return None
    return _behind(replace(following, after=following.after[closed + 1 :], bracket=0))


def _behind(place: Place) -> str | None:
    for at, token in enumerate(place.after):
        if place.bracket and token.text == ")":
            return None
        if token.sort is Sort.MARK and token.text == "(" and not place.bracket and not _is_own(place.after[at:], at):
            return None
        if token.is_time and token.when and not _is_reference(place.after[:at]):
            later = place.after[at + 1] if at + 1 < len(place.after) else None
            return (
                _last_of_run(place.after[at:]) if not (later and later.low in ("baseline", "level", "levels")) else None
            )
    return None


def _is_own(bracket: tuple[Token, ...], at: int) -> bool:
    """Whether a bracket follows right behind the number and holds nothing but its time: "from 212 (March 2009)"."""
    return at == 0 and any(token.text == ")" for token in bracket)


def _last_of_run(found: tuple[Token, ...]) -> str:
    """2014/15 and 2015/16 together: the later one."""
    if len(found) > 2 and found[1].low in ("and", "to", "-", "–") and found[2].is_time and found[2].when:
        return found[2].when
    return found[0].when


def _is_reference(before: tuple[Token, ...]) -> bool:
    """By 5% on 2010/11; 30% below the 2005 baseline; compared with 2009: not a date for reaching anything."""
    near = [word for token in before[-3:] for word in token.low.split()]
    if near[-2:] == ["than", "in"]:
        return True
    if "period" in near:
        return False
    return bool(
        {"on", "below", "above", "from", "than", "against", "compared", "since", "with", "over"} & set(near)
    ) and not ({"by", "in", "during"} & set(near[-1:]))


def _belongs_to_other(place: Place, time: Token) -> bool:
    """Whether the time before the number is the end of what was said of another one."""
    behind = [token for token in place.before if token.start > time.start]
    return any(token.text in (",", ")", ";") or token.low in ("and", "to", "from") for token in behind)


def _joined(place: Place) -> bool:
    """Whether this number is joined to the next: "no deaths and under 25 injuries in 2016/17", "down 8% to 410"."""
    return any(token.low in ("and", "to") for token in place.after) and not any(
        token.text == "," for token in place.after
    )


_NO_DUE = frozenset({"since", "from", "baseline", "than", "beyond", "after", "for"})
_DUE_LEADS = word_set("by before in during until end on at of")


def _is_due(before: Token | None, time: Token, behind: Token | None) -> bool:
    """Whether this is a time to be done by. "The 2012/13 accounts" and "since 2010" are none."""
    if not time.when or (before is not None and before.low in _NO_DUE and not _is_day_for(before, time)):
        return False
    if before is not None and before.low in _DUE_LEADS:
        return time.sort is Sort.DATE or before.low not in ("on", "at", "of") or not _is_noun(behind)
    return not _is_noun(behind)


def _is_day_for(before: Token, time: Token) -> bool:
    """In place for 1 April 2014: a day to be ready for; "for March 2014" is when figures are of."""
    return before.low == "for" and time.sort is Sort.DATE and time.text[:1].isdigit()


def _is_noun(token: Token | None) -> bool:
    return token is not None and token.sort is Sort.WORD and token.low not in _STARTS_DATE and len(token.text) > 3


def due_times(found: tuple[Token, ...]) -> list[str]:
    """Give the times, as their forms, by which something is to be done."""
    around = zip([None, *found], found, [*found[1:], None], strict=False)
    return [token.when for before, token, behind in around if token.is_time and _is_due(before, token, behind)]


def due_of(found: tuple[Token, ...]) -> str | None:
    """Give when a milestone is due: the last date that is said, as "2012-03" or "2012"."""
    times = due_times(found)
    return month_of(times[-1]) if times else None


def month_of(when: str) -> str | None:
    """Give the month in which a year or period ends; "Q2" without its year has none."""
    if len(when) == 7 and when[4] == "/":  # a double year ends in March
        return f"{int(when[:4]) + 1}-03"
    if len(when) == 7 and when[4] == "-" and not 1 <= int(when[5:]) <= 12:
        return when[:2] + when[5:]  # 2008-15, several years
    return when if when[:1].isdigit() else None
