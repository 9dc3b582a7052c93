"""What stands around a word of comparison, and which figures can be held against each other."""

from dataclasses import dataclass, replace

from goldenthread.plan import Criterion, Target
from goldenthread.wording.claims.shapes import Line
from goldenthread.wording.claims.wanted import is_called, stems
from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.figures.phrases import is_past
from goldenthread.wording.narrative import Narrative
from goldenthread.wording.tokens import Sort, Token
from goldenthread.wording.vocabulary import word_set

_LONGEST_TAIL = 6


@dataclass(frozen=True)
class Scene:
    """A word of comparison: where its sentence starts, where in it the word stands, its length, and the figures.

    `here` are the quantities of the sentence, `own` the measure's own figures of those before, the nearest sentence
    first, `following` those of the one behind, `near` all quantities from two sentences before to the next one.
    `targets` has the measure's own figures by number, with the target that each is chosen for.
    """

    said: Narrative
    line: Line
    criterion: Criterion | None
    first: int
    at: int
    length: int
    phrase: str
    here: list[Mention]
    own: list[Mention]
    following: list[Mention]
    near: list[Mention]
    targets: dict[int, Target | None]

    @property
    def sentence(self) -> tuple[Token, ...]:
        """The sentence of the word."""
        return self.said.sentences[self.line.sentence_of[self.first + self.at]]

    @property
    def before(self) -> list[Mention]:
        """The quantities before the words, and those between them ("an improvement at 62% on")."""
        return [each for each in self.here if each.within < self.at + self.length]

    @property
    def behind(self) -> list[Mention]:
        """The quantities behind the words."""
        return [each for each in self.here if each.within >= self.at + self.length]

    @property
    def tail(self) -> tuple[Token, ...]:
        """The few tokens behind the words, up to the next figure or mark, or to where another statement begins."""
        start = self.at + self.length
        found = self.sentence[start : start + _LONGEST_TAIL]
        return found[: next((at for at, token in enumerate(found) if _ends(token)), len(found))]


def _ends(token: Token) -> bool:
    return token.is_quantity or token.sort in (Sort.MARK, Sort.COMPARE) or token.low.split(" ")[0] in _ENDS


_LINKS = word_set("is was are were an a ,")
_ENDS = word_set("but and while although however though yet which with compared where when")


def with_subjects(here: list[Mention], spots: list[tuple[int, int, str]]) -> list[Mention]:
    """88% is up on the 2011/12 baseline: the time behind the words isn't that of the figure before or between them."""
    return [replace(each, role=Role.OWN) if any(_is_subject(each, spot) for spot in spots) else each for each in here]


def _is_subject(mention: Mention, spot: tuple[int, int, str]) -> bool:
    at, length, _ = spot
    if mention.role is not Role.EARLIER or mention.within > at:
        return mention.role is Role.EARLIER and at < mention.within < at + length
    between = {token.low for token in mention.tokens[mention.within + 1 : at]}
    return between <= _LINKS and not is_past(mention.before(4))


def left_of(scene: Scene, before: list[Mention], right: Mention, goes_on: bool = False) -> Mention | None:
    """The last own figure before the word, of the unit of the other one; else that of an earlier sentence."""
    if is_wanted_change(scene.criterion, right):
        changes = [each for each in before if each.role is Role.AMOUNT and each.token.sort is Sort.PERCENT]
        return changes[-1] if changes else None
    fitting = [each for each in before if can_compare(each, right)]
    alike = [each for each in fitting if each.role in (Role.OWN, Role.FORECAST)]
    if alike:
        return alike[-1]
    if any(each.role is not Role.ASIDE for each in fitting) and not goes_on:
        return None
    return next((each for each in _named_first(scene) if can_compare(each, right)), None)


def _named_first(scene: Scene) -> list[Mention]:
    """Reuse: 55%. Complaints: 4%. Reuse has improved: the figure of the part that the sentence names comes first."""
    said = stems(scene.sentence[: scene.at])
    return sorted(scene.own, key=lambda each: not is_called(scene.targets.get(each.at), said))


def is_wanted_change(criterion: Criterion | None, right: Mention) -> bool:
    """Short of the 10% target, where the criterion wants a change by 10%: no level is held against that."""
    if right.role is not Role.TARGET or right.token.sort is not Sort.PERCENT or criterion is None:
        return False
    changes = [each for each in criterion.targets if each.relative_to and each.unit == "%"]
    return bool(changes) and any(each.value == right.token.value for each in changes)


def can_compare(one: Mention, other: Mention) -> bool:
    """Whether one figure can be held against the other: their units agree, and both are rates or neither is."""
    return _comparable(one.token, other.token) and _same_rate(one, other)


def _same_rate(one: Mention, other: Mention) -> bool:
    """A rate per 1,000 is held against a rate; somebody else's may leave the "per 1,000" out."""
    return (
        bool(one.place.per) == bool(other.place.per)
        or (bool(one.place.per) and other.role in (Role.OTHERS, Role.TARGET))
        or (bool(one.place.per) and "rate" in other.before(4))
    )


def _comparable(one: Token, other: Token) -> bool:
    if one.sort is Sort.NUMBER and other.sort is Sort.PERCENT:
        return not one.unit and "." in one.printed  # "the rate is 56.8, below the average of 74%"
    if {one.sort, other.sort} == {Sort.NUMBER, Sort.DURATION}:
        one_unit = not (one.unit and other.unit)  # "8.9 days, up from 8.2"
        return one_unit and (one.sort is Sort.DURATION or "." in one.printed)
    if one.sort is not other.sort:
        return False
    return one.unit == other.unit or not one.unit or not other.unit
