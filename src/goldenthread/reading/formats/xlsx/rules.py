"""Colour rules (conditional formats): which cells they are for, and the colour that they give."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from lxml.etree import _Element

from goldenthread.reading.formats.xlsx.cells import CellFault, Looker, area_of, order, text_of_operand, truth
from goldenthread.reading.formats.xlsx.formulas import NotUnderstood, compiled
from goldenthread.reading.formats.xlsx.functions import At, Formula
from goldenthread.reading.formats.xlsx.lights import traffic_lights
from goldenthread.reading.formats.xlsx.styles import Change, Styles
from goldenthread.reading.office_xml import children, is_on, whole
from goldenthread.reading.sheets import Area

# Scales and bars show how large a value is beside the others; as a status they say nothing.
_WITHOUT_STATUS = ("colorScale", "dataBar")
Test = Callable[[At], bool]


class Paint(NamedTuple):
    """What a rule does to a cell that it holds for; a rule that `stops` keeps those after it away."""

    change: Change
    stops: bool


# Copying cells about leaves a sheet with some thousands of rules; with this price there may be 100,000.
_LOOKS_A_RULE = 50


@dataclass(frozen=True, slots=True)
class Rule:
    """A colour rule. `judge` gives None for a cell that the rule doesn't hold for."""

    priority: int
    areas: tuple[Area, ...]
    judge: Callable[[At], Paint | None]

    @property
    def origin(self) -> tuple[int, int]:
        """The row and column of the cell that the rule's formulas are written for."""
        return min(area.top for area in self.areas), min(area.left for area in self.areas)


def read_rules(block: _Element, styles: Styles, look: Looker) -> Iterator[Rule]:
    """Read the rules of a block that set a colour, or that stop the rules after them.

    Raises DocumentError where a sheet has too many.
    """
    areas = tuple(area for part in block.get("sqref", "").split() if (area := area_of(part)))
    for entry in children(block, "cfRule") if areas else ():
        look.spend(_LOOKS_A_RULE)
        judge = _judge(entry, styles, areas)
        if judge:
            yield Rule(whole(entry.get("priority"), 0), areas, judge)


def _judge(entry: _Element, styles: Styles, areas: tuple[Area, ...]) -> Callable[[At], Paint | None] | None:
    kind = entry.get("type", "")
    if kind == "iconSet":
        lights = traffic_lights(entry, areas)
        return (lambda at: Paint({"fill": fill}, False) if (fill := lights(at)) else None) if lights else None
    change, stops = styles.change(entry.get("dxfId")), is_on(entry.get("stopIfTrue"))
    if kind in _WITHOUT_STATUS or not (change or stops):
        return None
    try:
        test = _test(kind, entry)
    except NotUnderstood:
        # Nobody can tell what colour the cell has, so it has none, whatever other rules say.
        uncertain = Paint(dict.fromkeys(change), stops=False)
        return lambda at: uncertain
    paint = Paint(change, stops)
    return lambda at: paint if _holds(test, at) else None


def _holds(test: Test, at: At) -> bool:
    try:
        return test(at)
    except CellFault:
        return False


def _test(kind: str, entry: _Element) -> Test:
    """Turn a rule into a test of one cell; raises NotUnderstood for kinds that look at all cells at once."""
    formulas = [compiled(formula.text or "") for formula in children(entry, "formula")]
    if kind == "cellIs":
        return _comparison(entry.get("operator", ""), formulas)
    if kind in _TEXT_TESTS and entry.get("text"):
        return _text_test(kind, entry.get("text", ""))
    if kind in _BY_FORMULA and len(formulas) == 1:
        return lambda at: truth(formulas[0](at))
    raise NotUnderstood(kind)


def _comparison(operator: str, formulas: list[Formula]) -> Test:
    if operator in _BETWEEN and len(formulas) == 2:
        low, high = formulas
        inside = operator == "between"
        return lambda at: (order(at.own(), low(at)) >= 0 >= order(at.own(), high(at))) == inside
    if operator not in _COMPARISONS or len(formulas) != 1:
        raise NotUnderstood(operator)
    wanted = _COMPARISONS[operator]
    return lambda at: order(at.own(), formulas[0](at)) in wanted


def _text_test(kind: str, text: str) -> Test:
    test, wanted = _TEXT_TESTS[kind], text.casefold()
    # In these tests * and ? stand for any characters.
    if set(wanted) & set("*?~"):
        raise NotUnderstood(text)
    return lambda at: test(text_of_operand(at.own()).casefold(), wanted)


_BETWEEN = ("between", "notBetween")
_COMPARISONS = {
    "equal": (0,),
    "notEqual": (-1, 1),
    "greaterThan": (1,),
    "greaterThanOrEqual": (0, 1),
    "lessThan": (-1,),
    "lessThanOrEqual": (-1, 0),
}
_TEXT_TESTS: dict[str, Callable[[str, str], bool]] = {
    "containsText": lambda text, wanted: wanted in text,
    "notContainsText": lambda text, wanted: wanted not in text,
    "beginsWith": lambda text, wanted: text.startswith(wanted),
    "endsWith": lambda text, wanted: text.endswith(wanted),
}
_BY_FORMULA = (
    "expression",
    *_TEXT_TESTS,
    "containsBlanks",
    "notContainsBlanks",
    "containsErrors",
    "notContainsErrors",
)
