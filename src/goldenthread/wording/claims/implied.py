"""What a figure is held against where the words name it and give no figure: "below target", "above the baseline".

The figure then stands elsewhere in the text, or only in the criterion.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from goldenthread.plan import Kind, Number, Op, Target
from goldenthread.wording.claims.comparing import OF_TARGETS, op_of
from goldenthread.wording.claims.operands import Scene, can_compare, left_of
from goldenthread.wording.claims.wanted import only_target, target_of_part
from goldenthread.wording.figures.fitting import is_of_unit
from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.figures.phrases import COMPARED
from goldenthread.wording.figures.targets import TARGETS
from goldenthread.wording.tokens import Sort
from goldenthread.wording.vocabulary import word_set


@dataclass(frozen=True)
class Implied:
    """A figure, and what it is held against; `right_at` is the number of the latter's token where the text has it."""

    left: Mention
    right: Number
    unit: str
    op: Op
    right_at: int | None = None


def implied(scene: Scene) -> Implied | None:
    """Find what is meant: somebody else's figure said before, the text's target, the criterion's target or baseline."""
    words = [token.low for token in scene.tail]
    if _names_average(scene):
        return _average_said(scene)
    if COMPARED & set(words):
        return _others_named(scene, words)
    if (TARGETS | _PLANNED) & set(words):
        if _is_of_another(scene):
            return None
        return _target_in_text(scene, words) if _has_target_in_text(scene, words) else _target_wanted(scene, words)
    return _baseline(scene, words) if _STARTS & set(words) else None


_PLANNED = word_set("projected planned expected profiled")
_STARTS = word_set("baseline outturn")
_OF_YEAR = word_set("annual year year-end full-year yearly final end-of-year")
_OF_PART = word_set("quarter quarterly period half half-year monthly")
_ANOTHER = word_set("previous old than")


def _names_average(scene: Scene) -> bool:
    """... so still above average: the average was given before."""
    start = scene.at + scene.length
    behind = scene.sentence[start : start + 4]
    words = [token.low for token in behind if token.low not in ("the", "national", "this")]
    return words[:1] in (["average"], ["median"]) and (len(words) < 2 or words[1] in (".", ",", ";", ")", "and", "but"))


def _average_said(scene: Scene) -> Implied | None:
    others = [each for each in scene.before if each.role is Role.OTHERS]
    return _held(scene, [each for each in scene.before if each.role is not Role.OTHERS], others[-1]) if others else None


def _others_named(scene: Scene, words: list[str]) -> Implied | None:
    """64.0% for our neighbours ... still behind our neighbours: the last figure that was said of them."""
    named = {_stem(word) for word in COMPARED & set(words)}
    others = [each for each in scene.near if each.role is Role.OTHERS and each.at < scene.first + scene.at]
    called = [each for each in others if named & _words_beside(each)]
    if not called or not set(words) <= COMPARED | _LEADING or scene.phrase in OF_TARGETS:
        return None
    return _held(scene, [each for each in scene.before if each.role is not Role.OTHERS], called[-1])


def _words_beside(mention: Mention) -> set[str]:
    """The words before and behind a figure, up to the next mark or figure."""
    ahead = mention.tokens[max(0, mention.within - _REACH) : mention.within][::-1]
    behind = mention.tokens[mention.within + 1 : mention.within + 1 + _REACH]
    found: set[str] = set()
    for near in (ahead, behind):
        for token in near:
            if token.is_quantity or (token.sort is Sort.MARK and token.text != "("):
                break
            found.update(_stem(word) for word in token.low.split())
    return found


_REACH = 5
_LEADING = word_set("the our all that those of statistical average averages figure rate")


def _stem(word: str) -> str:
    """Nationally, national; region's, regions, region."""
    return word.removesuffix("'s").removesuffix("’s").rstrip("s").removesuffix("ly")


def _held(scene: Scene, before: list[Mention], right: Mention) -> Implied | None:
    left = left_of(scene, before, right)
    op = op_of(scene.phrase, scene.criterion)
    if left is None or op is None or right.token.value is None:
        return None
    unit = left.token.unit or right.token.unit or (left.place.per.unit if left.place.per else "count")
    return Implied(left, right.token.value, unit, op, right.at)


def _has_target_in_text(scene: Scene, words: list[str]) -> bool:
    """Whether the text gives a target nearby, other than that of the year in another unit."""
    return not _OF_YEAR & set(words) and bool(_targets_said(scene))


def _targets_said(scene: Scene) -> list[Mention]:
    wanted = only_target(scene.criterion)
    return [
        each
        for each in scene.near
        if each.role is Role.TARGET
        and (wanted is None or is_of_unit(each, wanted.unit) or not _OF_YEAR & {*each.before(4), *each.after(4)})
    ]


def _target_in_text(scene: Scene, words: list[str]) -> Implied | None:
    """1,620, against a target for the period of 1,668: that is what "has fallen below target" means."""
    targets = _targets_said(scene)
    if len({each.token.value for each in targets}) > 1 or {"previous", "old", "last"} & set(words):
        return None
    here = [each for each in scene.before if each.role is Role.OWN]
    own = here or _own_beside(scene, targets[0]) or scene.own[:1]
    fitting = [each for each in own if can_compare(each, targets[0])]
    return _held(scene, fitting, targets[0]) if fitting else None


def _own_beside(scene: Scene, target: Mention) -> list[Mention]:
    """The own figure that stands before the target in its sentence."""
    return [each for each in scene.near if each.role is Role.OWN and each.sentence == target.sentence][:1]


def _target_wanted(scene: Scene, words: list[str]) -> Implied | None:
    """Below target; exceeding the target of the year: that of the criterion, where the units agree."""
    first = next((at for at, word in enumerate(words) if word in TARGETS), None)
    if first is None or set(words[:first]) & _ANOTHER or _OF_PART & set(words):
        return None
    change = _only_change(scene)
    left = _left_of_target(scene, change or only_target(scene.criterion))
    target = (change or only_target(scene.criterion) or _target_of(scene, left)) if left else None
    op = op_of(scene.phrase, scene.criterion, target)
    if left is None or target is None or op is None or target.high is not None or not is_of_unit(left, target.unit):
        return None
    found = Implied(left, target.value, target.unit, op)
    return None if _may_mean_profile(scene, found) else found


def _is_of_another(scene: Scene) -> bool:
    """June was above target; contractor A is; below target in Q1: not what the figure before is of."""
    start = scene.at + scene.length + len(scene.tail)
    behind = scene.sentence[scene.at + scene.length : start + 1]
    if any(one.low in _DURING and (other.is_time or other.is_quantity) for one, other in pairwise(behind)):
        return True
    for token in reversed(scene.sentence[max(0, scene.at - _LEAD) : scene.at]):
        if token.is_quantity or token.sort is Sort.MARK or token.low.split(" ")[0] in _CLAUSES:
            return False
        words = [word for word in token.low.split() if word not in _VERBAL]
        if words or token.is_time:
            return token.is_time or not (set(words) <= _GENERAL or _is_measured(scene, words))
    return False


def _is_measured(scene: Scene, words: list[str]) -> bool:
    text = scene.criterion.text.lower() if scene.criterion else ""
    return all(len(word) > 1 and _stem(word) in text for word in words)


_LEAD = 6
_DURING = word_set("in during at throughout last until")
_CLAUSES = word_set("although though while but and which whereas yet however so")
_VERBAL = word_set(
    "is are was were be been being remains remain remained remaining still now currently has have had fallen fell "
    "falls risen rose rises dropped stands stood slightly just well already only comfortably marginally significantly "
    "narrowly far fractionally considerably also therefore again or both "
    "performing running staying finished ended year-end sitting either"
)
_GENERAL = word_set(
    "it this that which we they performance result results outturn figure rate position total level here they're we're "
    "it's these those overall council number percentage score average trend"
)


def _left_of_target(scene: Scene, target: Target | None) -> Mention | None:
    """The own figure of the target's unit; where the target isn't known yet, the only one of those chosen."""
    wanted = (Role.AMOUNT,) if target and target.relative_to else (Role.OWN, Role.FORECAST)
    own = [each for each in scene.before if each.role in wanted]
    known = [each for each in own if _is_of(scene, each, target)]
    if not known and any(each.role is Role.OWN for each in scene.before):
        return None  # the sentence speaks of something else
    outside = [each for each in known if not each.enclosed] or known
    if outside:
        return outside[-1]
    return next((each for each in (*scene.own, *scene.following) if _is_of(scene, each, target)), None)


def _is_of(scene: Scene, mention: Mention, target: Target | None) -> bool:
    return is_of_unit(mention, target.unit) if target else scene.targets.get(mention.at) is not None


def _target_of(scene: Scene, left: Mention | None) -> Target | None:
    """The target of the part that a figure is of."""
    if left is None:
        return None
    return target_of_part(scene.line, left.at, scene.criterion) or scene.targets.get(left.at)


def _only_change(scene: Scene) -> Target | None:
    """A reduction of 3.8%, exceeding the target of a change by 3%."""
    criterion, before = scene.criterion, scene.before
    if criterion is None or len(criterion.targets) != 1 or not before or before[-1].role is not Role.AMOUNT:
        return None
    return criterion.targets[0] if criterion.targets[0].relative_to else None


def _may_mean_profile(scene: Scene, found: Implied) -> bool:
    """128 by September, ahead of target: of a count that builds up to 250, the target may be that of the half year."""
    if scene.criterion is None or scene.criterion.kind is not Kind.CUMULATIVE or found.left.token.value is None:
        return False
    if _OF_YEAR & {token.low for token in scene.tail} or _is_of_whole_year(scene):
        return False
    return (found.left.token.value >= found.right) is not (found.op in (Op.ABOVE, Op.AT_LEAST))


_WHOLE_YEAR = re.compile(
    r"(?<!target )(?<!profile )(?:for|over|in|of) the year(?! to date| so far|-to)|(?:full|whole)[ -]year"
    r"|at year[ -]end|year[ -]end (?:position|figure|result|total|outturn)|outturn (?:is|was|of)\b"
)


def _is_of_whole_year(scene: Scene) -> bool:
    """Whether the text says that its figures are of the whole year."""
    return any(_WHOLE_YEAR.search(" ".join(token.low for token in sentence)) for sentence in scene.said.sentences)


def _baseline(scene: Scene, words: list[str]) -> Implied | None:
    """An improvement on the 10/11 outturn; above the baseline: the criterion's only one, of the time that is said."""
    baselines = scene.criterion.baselines if scene.criterion else ()
    if len(baselines) != 1 or {"previous", "old"} & set(words):
        return None
    said = [token.when for token in scene.tail if token.when]
    if any(when != baselines[0].when for when in said):
        return None
    own = [each for each in scene.before if each.role is Role.OWN]
    known = [each for each in scene.near if each.role is Role.EARLIER and each.at not in {one.at for one in own}]
    fitting = [each for each in own or scene.own if is_of_unit(each, baselines[0].unit)]
    op = op_of(scene.phrase, scene.criterion)
    if known or not fitting or op is None:
        return None  # the text gives an earlier figure itself
    return Implied(fitting[-1] if own else fitting[0], baselines[0].value, baselines[0].unit, op)
