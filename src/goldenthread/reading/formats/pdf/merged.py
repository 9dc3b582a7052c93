"""Cells merged over several rows that are painted row by row: their ground is one area, not one for each row."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from goldenthread.reading.formats.pdf.page import Box, Fill, Page, Rule, Word

# Areas that touch, and rules that end where one begins, are off by no more than this, in points.
_TOUCH, _NEAR = 1.5, 3.0
# A rule over so much of an area's width parts it from the next.
_ACROSS = 0.3
_LEAST_HEIGHT = 7.0


def with_merged_grounds(page: Page) -> Page:
    """Give a page on which areas of one colour and width that touch each other are one where no rule parts them.

    Spreadsheets print the ground of a merged cell so. That the area is one cell shows where the rules between the rows
    end beside it, and where only one of its parts has words; without words, where it is in the first column: there it
    goes on with a cell of the page before.
    """
    rules = sorted((rule for rule in page.rules if rule.level), key=lambda rule: rule.box.top)
    runs = [run for stack in _stacks(page.fills) for run in _runs(stack, rules)] if rules else []
    became = {id(fill): run for run in runs if _is_one_cell(run, rules, page.words) for fill in run}
    if not became:
        return page
    return replace(page, fills=tuple(_joined(page.fills, became)))


def _stacks(fills: Sequence[Fill]) -> Iterator[list[Fill]]:
    """Give the areas of one colour and width, downwards."""
    stacks: dict[tuple[str, int, int], list[Fill]] = {}
    for fill in fills:
        if fill.box.height >= _LEAST_HEIGHT:
            stacks.setdefault((fill.colour, round(fill.box.x0), round(fill.box.x1)), []).append(fill)
    return (sorted(stack, key=lambda fill: fill.box.top) for stack in stacks.values() if len(stack) > 1)


def _runs(stack: Sequence[Fill], rules: Sequence[Rule]) -> Iterator[list[Fill]]:
    """Part a stack where areas don't touch, where a rule parts them, and where no rule ends beside them."""
    run = [stack[0]]
    for fill in stack[1:]:
        at = fill.box.top
        if abs(at - run[-1].box.bottom) <= _TOUCH and _ends_beside(fill.box, _rules_at(at, rules)):
            run.append(fill)
            continue
        if len(run) > 1:
            yield run
        run = [fill]
    if len(run) > 1:
        yield run


def _rules_at(at: float, rules: Sequence[Rule]) -> Sequence[Rule]:
    first = bisect_left(rules, at - _NEAR, key=lambda rule: rule.box.top)
    return rules[first : bisect_right(rules, at + _NEAR, key=lambda rule: rule.box.top)]


def _ends_beside(box: Box, rules: Sequence[Rule]) -> bool:
    across = sum(max(min(rule.box.x1, box.x1) - max(rule.box.x0, box.x0), 0.0) for rule in rules)
    if across > _ACROSS * box.width:
        return False
    return _goes_on_right(box, rules) or any(abs(rule.box.x1 - box.x0) <= _NEAR for rule in rules)


def _goes_on_right(box: Box, rules: Iterable[Rule]) -> bool:
    return any(abs(rule.box.x0 - box.x1) <= _NEAR for rule in rules)


def _is_one_cell(run: Sequence[Fill], rules: Sequence[Rule], words: Sequence[Word]) -> bool:
    inside = [word.box.middle for word in words if run[0].box.x0 <= word.box.middle[0] < run[0].box.x1]
    told = sum(any(fill.box.holds(place) for place in inside) for fill in run)
    if told:
        return told == 1
    return all(_is_first(fill.box, _rules_at(fill.box.top, rules)) for fill in run[1:])


def _is_first(box: Box, rules: Sequence[Rule]) -> bool:
    return _goes_on_right(box, rules) and not any(rule.box.x0 < box.x0 - _NEAR for rule in rules)


def _joined(fills: Sequence[Fill], became: dict[int, list[Fill]]) -> Iterator[Fill]:
    """Give each area, or instead of the first of a run the whole run."""
    for fill in fills:
        run = became.get(id(fill), [fill])
        if fill is run[0]:
            yield replace(fill, box=replace(fill.box, bottom=max(one.box.bottom for one in run)))
