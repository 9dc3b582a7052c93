"""The target of a criterion that a figure can be held against where the text doesn't give its value."""

from goldenthread.plan import Criterion, Target
from goldenthread.wording.claims.shapes import Line
from goldenthread.wording.tokens import Sort, Token
from goldenthread.wording.vocabulary import word_set

_REACH = 5
_ENDS = word_set("and but while with against compared")
_SMALL = word_set("the of a an in for to at on rate number percentage proportion share level")


def own_targets(criterion: Criterion | None) -> list[Target]:
    """Give the targets that have a value of their own."""
    return [target for target in criterion.targets if target.relative_to is None] if criterion else []


def only_target(criterion: Criterion | None) -> Target | None:
    """Give the one target that the criterion has of its own value."""
    own = own_targets(criterion)
    return own[0] if len(own) == 1 and own[0].high is None else None


def only_of_money(criterion: Criterion | None) -> Target | None:
    """Give the one sum of money that is wanted: "spend 90% of £22m"."""
    money = [target for target in own_targets(criterion) if target.unit == "£" and target.high is None]
    return money[0] if len(money) == 1 else None


def target_of_part(line: Line, at: int, criterion: Criterion | None) -> Target | None:
    """Give the only target of whose part the words beside a figure speak: "120 adults and 60 children", "94 adults"."""
    own = own_targets(criterion)
    if len(own) < 2 or any(target.high is not None for target in own):
        return None
    behind = stems(line.tokens[at + 1 : at + 1 + _REACH])
    ahead = stems(line.tokens[max(0, at - _REACH) : at][::-1])
    for near in (behind, ahead):
        found = [target for target in own if is_called(target, near)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def is_called(target: Target | None, near: set[str]) -> bool:
    """Whether all words of the part that a target is of are among these."""
    words = {_stem(word) for word in ((target and target.label) or "").lower().split()} - _SMALL
    return bool(words) and words <= near


def stems(tokens: tuple[Token, ...]) -> set[str]:
    """The words up to the next figure or mark, or to where another statement begins."""
    found: set[str] = set()
    for token in tokens:
        if token.is_quantity or token.sort is Sort.MARK or token.low in _ENDS:
            break
        found.update(_stem(word) for word in token.low.split())
    return found


def _stem(word: str) -> str:
    return word.rstrip("s") if len(word) > len("abc") else word
