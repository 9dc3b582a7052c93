"""Two figures and the change between them: "increased by 172 from 3,727 to 3,899", "10 fewer than the 43".

First the amount: a quantity that is said to be a rise, a fall or a difference. Then the two levels that it lies
between (`spans`). A percentage between levels that are no percentages is a change in per cent; between percentages it
is one in points.
"""

from collections.abc import Iterator
from dataclasses import replace

from goldenthread.plan import Criterion
from goldenthread.wording.claims.against import is_against_named, over_target
from goldenthread.wording.claims.backward import in_sentences_before
from goldenthread.wording.claims.dated import starts_elsewhere
from goldenthread.wording.claims.draft import Draft
from goldenthread.wording.claims.levels import Levels, alike, draft_of, suits
from goldenthread.wording.claims.series import has_no_times, is_bare_fraction
from goldenthread.wording.claims.shapes import Line
from goldenthread.wording.claims.spans import LEVELS
from goldenthread.wording.claims.starts import implied_start
from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.figures.phrases import COMPARED
from goldenthread.wording.narrative import Narrative
from goldenthread.wording.tokens import Sort
from goldenthread.wording.vocabulary import word_set


def changes(said: Narrative, line: Line, mentions: tuple[Mention, ...], criterion: Criterion | None) -> Iterator[Draft]:
    """Find changes and changes in per cent."""
    for at, mention in enumerate(mentions):
        near = [each for each in mentions[max(0, at - 8) : at + 9] if each.sentence == mention.sentence]
        past = [each for each in mentions[max(0, at - 8) : at] if each.sentence < mention.sentence]
        gap = _gap(mention, mentions[max(0, at - 2) : at]) or _gap_of_sentence_before(mention, near, past)
        if gap:
            yield _of_size(draft_of(said, line, mention, gap, None))
        elif _is_amount(mention, mentions[at - 1] if at else None) and not _is_supposed(mention):
            yield from _of_amount(said, line, mention, (near, past), criterion)


Around = tuple[list[Mention], list[Mention]]  # the mentions of the sentence, and those of the sentences before


def _of_amount(
    said: Narrative, line: Line, amount: Mention, around: Around, criterion: Criterion | None
) -> Iterator[Draft]:
    near, past = around
    earlier = [each for each in past if each.sentence == amount.sentence - 1]
    if is_against_named(amount):
        yield from over_target(said, line, amount, [*earlier, *near], criterion)
        return
    levels = next((found for rule in LEVELS if (found := rule(amount, near))), None)
    levels = levels or in_sentences_before(amount, near, past)
    if levels:
        if not starts_elsewhere(amount, levels):
            draft = draft_of(said, line, amount, levels, criterion)
            yield _of_size(draft) if has_no_times(levels, amount, near) else draft
    elif implied := implied_start(amount, near, earlier, criterion):
        yield draft_of(said, line, amount, (None, implied[1]), criterion, implied[0])


def _of_size(draft: Draft) -> Draft:
    """A change of which only the size is said."""
    return replace(draft, claim=draft.claim.model_copy(update={"direction": None}))


def _is_amount(mention: Mention, before: Mention | None) -> bool:
    return mention.role is Role.AMOUNT or is_bare_fraction(mention, before)


def _is_supposed(amount: Mention) -> bool:
    """3 more would have met the target; 12 fewer are needed; both up 2: no change between two levels."""
    return bool(_SUPPOSED & set(amount.after(4))) or bool({"both", "each"} & set(amount.before(3)))


_SUPPOSED = word_set("would could needed required should might if")


def _gap(difference: Mention, before: tuple[Mention, ...]) -> Levels | None:
    """Boys 41%, girls 63%: a gap of 22 points; ours 68%, the region 70%, a gap of 2: a change ends at what is ours."""
    if not (_GAPS & set(difference.before(4)) or _is_gap(difference.after(2))) or len(before) < 2:
        return None
    one, other = before
    if not all(_is_level_of_gap(difference, each) for each in before) or not alike(one, other):
        return None
    if difference.within - other.within >= _GAP_REACH:
        return None
    held_against = other.role in (Role.OTHERS, Role.TARGET, Role.EARLIER) and one.role is Role.OWN
    return (other, one) if held_against else (one, other)


def _gap_of_sentence_before(difference: Mention, near: list[Mention], past: list[Mention]) -> Levels | None:
    """Boys 61.2%, girls 68.4%. The gap is 7.2 points: the only two levels of the sentence before, and no third."""
    words = difference.before(_GAP_REACH)
    behind = [word for word in difference.after(2) if word not in ("point", "points")]
    ends = behind[:1] in ([], ["."], [","], [";"])
    alone = (
        near[0] is difference and len(words) < _GAP_REACH and difference.tokens[0].low in ("the", "this", "that", "a")
    )
    if not ends or not alone or not _GAPS & set(words) or (_GAP_TO | COMPARED) & set(words):
        return None
    last = [each for each in past if each.sentence == difference.sentence - 1]
    if len(last) != 2 or not all(suits(difference, each) and each.role in _SHOWN for each in last) or not alike(*last):
        return None
    if difference.token.sort is Sort.PERCENT and last[0].token.sort is not Sort.PERCENT:
        return None
    return (last[1], last[0]) if last[1].role is Role.OTHERS else (last[0], last[1])


_GAP_TO = word_set("with to from against target last year")
_SHOWN = (Role.OWN, Role.OTHERS)


def _is_gap(words: list[str]) -> bool:
    """A 3.8 point gap; a 12% gap."""
    return bool(_GAPS & set(words[:1])) or (words[:1] in (["point"], ["points"]) and bool(_GAPS & set(words[1:])))


_GAPS = word_set("gap difference")
_GAP_REACH = 8


def _is_level_of_gap(difference: Mention, level: Mention) -> bool:
    if level.sentence != difference.sentence or not suits(difference, level):
        return False
    return difference.token.sort is not Sort.PERCENT or level.token.sort is Sort.PERCENT
