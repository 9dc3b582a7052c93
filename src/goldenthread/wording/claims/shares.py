"""A count and the share of the target that it is said to be: "403 enquiries, 134% of the target of 300"."""

from collections.abc import Iterator

from goldenthread.plan import ClaimKind, Criterion, Target
from goldenthread.wording.claims.draft import Draft, drafted, value_at
from goldenthread.wording.claims.shapes import Line, Shape, end_of, matches
from goldenthread.wording.claims.wanted import only_of_money, only_target, target_of_part
from goldenthread.wording.narrative import Narrative
from goldenthread.wording.vocabulary import word_set

_TARGET = r"(?:target|goal|aim|ambition|profile|trajectory|allocation|quota)"
_TARGET_OF = rf"{{6}} {_TARGET}_ {{6}} (?:of|is|was|at|figure|to|for|:|\(|-)?_? {{4}} {{t:cmud}}"
_OF_TARGET = (
    r"(?:out_of|of)_ {8}"
    rf"(?:{_TARGET}_ {{6}} (?:[:(-]_)? {{t:cmud}} | {{5}} {{t2:cmud}} {{4}} {_TARGET}_)"
)
_OR = r"(?:or_|ie_|which_is_|equivalent_to_)?"
_AGAINST = r"(?:[,(]_)? (?:against|towards|toward|versus|vs|compared_(?:to|with)|from|out_of|of|on)_"
_SHAPES = tuple(
    Shape(drawn, _TARGET + "_")
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
# 78% of the annual target; 78% of what we aimed for.
_OF_IT = rf"of_ (?:{{7}} {_TARGET}_ | what_ {{3}} (?:aimed_for|planned|wanted|intended|set_out_to_do)_)"
_SHARE_OF_IT = rf"{{p:p}} {{2}} {_OF_IT}"
_OF_TARGET_ALONE = tuple(
    Shape(drawn, _SHARE_OF_IT)
    for drawn in (
        rf"{_SHARE_OF_IT} {{4}} \(_ {{2}} {{a}}",
        rf"{{a}} {{4}} (?:\(_[^()]{{0,160}}\)_) {{,10}} {_SHARE_OF_IT}",
        rf"{{a}} {{6}} [=:]_ {_SHARE_OF_IT}",
        rf"{{a}} {{,14}} (?:;_)? {{,14}} {_SHARE_OF_IT}",
        rf"{_SHARE_OF_IT} {{6}} (?:with|from|by)_ {{3}} {{a}}",
        rf"{{a}} {{,16}} [.:]_ {{,6}} {_SHARE_OF_IT}",
        rf"{_SHARE_OF_IT} {{6}} [,:-]_ (?:with_|ie_|or_)? {{3}} {{a}}",
    )
)


_OF_MONEY = (
    Shape(
        r"{a:m} {,16} (?:<c\d+>_ {6} \(_)? {p:p} {2} of_ (?:(?:the|our|its|total|annual|full|year's)_){0,3}"
        r"(?:budget|pot|fund|allocation|programme|total)_ (?!of_)"
    ),
)
_NEXT = Shape(r"{,16} {a:cm} {8} \(_ {2} {p:p} \)_")
_MOST_NEXT = 6
_HELD = word_set("compared comparison against from than versus last previous previously of out")


def shares(said: Narrative, line: Line, criterion: Criterion | None) -> Iterator[Draft]:
    """Find shares of a target; where the text doesn't give the target, it is the criterion's."""
    for found in matches(line, _SHAPES):
        target = found.get("t", found.get("t2"))
        if target is not None and len({found["a"], found["p"], target}) == 3 and not _differs(line, found["p"]):
            parts = {"a": value_at(line, found["a"]), "target": value_at(line, target), "unit": "%"}
            yield drafted(ClaimKind.SHARE_OF_TARGET, said, line, found["p"], [found["a"], target], **parts)
    for found in matches(line, _OF_TARGET_ALONE):
        wanted = only_target(criterion) or target_of_part(line, found["a"], criterion)
        if wanted is not None and wanted.unit != "%":
            yield _of_criterion(said, line, found, wanted)
            yield from _of_next_parts(said, line, found, criterion)
    money = only_of_money(criterion)
    if money is not None:
        for found in matches(line, _OF_MONEY):
            yield _of_criterion(said, line, found, money)


def _differs(line: Line, at: int) -> bool:
    """52,300 against a target of 50,000, i.e. 4.6% above: by how much they differ is no share."""
    behind = line.tokens[at + 1 : at + 2]
    return bool(behind) and behind[0].low.split()[0] in _DIFFERS


_DIFFERS = word_set("above below over under more less fewer higher lower short ahead behind better worse up down")


def _of_criterion(said: Narrative, line: Line, found: dict[str, int], target: Target) -> Draft:
    parts = {"a": value_at(line, found["a"]), "target": target.value, "unit": "%"}
    return drafted(ClaimKind.SHARE_OF_TARGET, said, line, found["p"], [found["a"]], **parts)


def _of_next_parts(said: Narrative, line: Line, found: dict[str, int], criterion: Criterion | None) -> Iterator[Draft]:
    """94 adults (78% of target) and 41 young people (68%): each part has a target of its own."""
    last = max(found.values())
    for _ in range(_MOST_NEXT):
        match = _NEXT.found_at(line, end_of(line, last))
        if not match:
            return
        following = {name: int(text[1:]) for name, text in match.groupdict().items()}
        between = {token.low for token in line.tokens[last + 5 : following["p"]]}
        wanted = target_of_part(line, following["a"], criterion)
        if wanted is None or line.sentence_of[following["p"]] != line.sentence_of[last] or between & _HELD:
            return
        yield _of_criterion(said, line, following, wanted)
        last = following["p"]
