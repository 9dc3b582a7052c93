"""A count and the share of the target that it is said to be: "403 enquiries, 134% of the target of 300"."""

from collections.abc import Iterator

from goldenthread.plan import ClaimKind, Criterion, Target
from goldenthread.wording.claims.draft import Draft, drafted, value_at
from goldenthread.wording.claims.shapes import Line, matches, shape
from goldenthread.wording.narrative import Narrative
from goldenthread.wording.tokens import Sort

_TARGET = r"(?:target|goal|aim|ambition|profile|trajectory|allocation|quota)"
_TARGET_OF = rf"{{6}} {_TARGET}_ {{6}} (?:of|is|was|at|figure|to|for|:|\(|-)?_? {{4}} {{t:cmud}}"
_OF_TARGET = (
    r"(?:out_of|of)_ {8}"
    rf"(?:{_TARGET}_ {{6}} (?:[:(-]_)? {{t:cmud}} | {{5}} {{t2:cmud}} {{4}} {_TARGET}_)"
)
_OR = r"(?:or_|ie_|which_is_|equivalent_to_)?"
_AGAINST = r"(?:[,(]_)? (?:against|towards|toward|versus|vs|compared_(?:to|with)|from|out_of|of|on)_"
_SHAPES = tuple(
    shape(drawn)
    for drawn in (
        rf"{{p:p}} {{2}} of_ {{5}} {_TARGET}_ {{6}} [(,:-]_ {{4}} {{a}} {{6}}"
        r"(?:out_of|of|against|from|\/)_ {4} {t}",
        r"{a} {,16} {p:p} {2}" + _OF_TARGET,
        r"{p:p} {2}" + _OF_TARGET + r"{6} {dash} \(?_? (?:with_|ie_|or_)? {3} {a}",
        rf"{{a}} {{14}} {_AGAINST} {_TARGET_OF} {{10}} [,(-]_ {_OR} {{3}} {{p:p}}",
        rf"{{a}} {{14}} {_AGAINST} {{4}} {{t}} {{4}} {_TARGET}_ {{8}} [,(-]_ {_OR} {{3}} {{p:p}}",
        rf"{_TARGET}_ {{4}} (?:of|is|was|:|-)_ {{3}} {{t}} {{,14}} {{a}} {{6}} [,(]_ {{3}} {{p:p}} {{2}}"
        rf"(?:of_{{5}}{_TARGET}|\)|of_it)",
    )
)
_OF_TARGET_ALONE = tuple(
    shape(drawn)
    for drawn in (
        rf"{{p:p}} {{2}} of_ {{7}} {_TARGET}_ {{4}} \(_ {{2}} {{a}}",
        rf"{{a}} {{4}} (?:\(_[^()]{{0,160}}\)_) {{,10}} {{p:p}} {{2}} of_ {{7}} {_TARGET}_",
        rf"{{a}} {{6}} [=:]_ {{p:p}} {{2}} of_ {{7}} {_TARGET}_",
        rf"{{a}} {{,14}} (?:;_)? {{,14}} {{p:p}} {{2}} of_ {{7}} {_TARGET}_",
        rf"{{p:p}} {{2}} of_ {{7}} {_TARGET}_ {{6}} (?:with|from|by)_ {{3}} {{a}}",
        rf"{{a}} {{,16}} \._ {{,6}} {{p:p}} {{2}} of_ {{7}} {_TARGET}_",
        rf"{{p:p}} {{2}} of_ {{7}} {_TARGET}_ {{6}} [,:-]_ (?:with_|ie_|or_)? {{3}} {{a}}",
    )
)


_OF_MONEY = (
    shape(
        r"{a:m} {,16} {p:p} {2} of_ (?:(?:the|our|its|total|annual|full|year's)_){0,3}"
        r"(?:budget|pot|fund|allocation|programme|total)_ (?!of_)"
    ),
)


def shares(said: Narrative, line: Line, criterion: Criterion | None) -> Iterator[Draft]:
    """Find shares of a target; where the text doesn't give the target, it is the criterion's only one."""
    for found in matches(line, _SHAPES):
        target = found.get("t", found.get("t2"))
        if target is not None and len({found["a"], found["p"], target}) == 3:
            parts = {"a": value_at(line, found["a"]), "target": value_at(line, target), "unit": "%"}
            yield drafted(ClaimKind.SHARE_OF_TARGET, said, line, found["p"], [found["a"], target], **parts)
    only = only_target(criterion)
    if only is not None and only.unit != "%":
        for found in matches(line, (*_OF_TARGET_ALONE, *(_OF_MONEY if only.unit == "£" else ()))):
            parts = {"a": value_at(line, found["a"]), "target": only.value, "unit": "%"}
            yield drafted(ClaimKind.SHARE_OF_TARGET, said, line, found["p"], [found["a"]], **parts)


def only_target(criterion: Criterion | None) -> Target | None:
    """Give the one target that the criterion has of its own value."""
    own = [target for target in criterion.targets if target.relative_to is None] if criterion else []
    return own[0] if len(own) == 1 and own[0].high is None else None


def is_share(line: Line, at: int) -> bool:
    """Whether the quantity at `at` is a percentage."""
    return line.tokens[at].sort is Sort.PERCENT
