"""The small part of Excel's formulas that colour rules are made of: comparing cells and constants.

What isn't understood is said to be so: a colour that isn't certain is worse than none.
"""

import operator
import re
from collections import deque
from collections.abc import Callable, Container
from decimal import Decimal, DecimalException

from goldenthread.reading.formats.xlsx.cells import CellFault, Operand, column_number, number_of, order
from goldenthread.reading.formats.xlsx.functions import FUNCTIONS, At, Formula

MOST_CHARACTERS_IN_A_FORMULA = 1_000
_CHARACTERS_A_LOOK = 20
_DEEPEST = 30
_HUNDRED = Decimal(100)

_TOKEN = re.compile(
    r"""\s*(?:
      "(?P<text>(?:[^"]|"")*)"
    | (?P<number>\d{1,15}(?:\.\d{1,15})?|\.\d{1,15})(?![\w.])
    | (?P<function>[A-Za-z]+)\(
    | (?P<truth>TRUE|FALSE)(?![\w(!:.])
    | (?P<cell>\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6})(?![\w(!:.])
    | (?P<sign><=|>=|<>|[<>=+\-*/%(),])
    )\s*""",
    re.VERBOSE | re.IGNORECASE,
)
_CELL = re.compile(r"(\$?)([A-Za-z]{1,3})(\$?)(\d+)")
_COMPARE: dict[str, Callable[[int, int], bool]] = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
Arithmetic = Callable[[Decimal, Decimal], Decimal]
_ADD: dict[str, Arithmetic] = {"+": operator.add, "-": operator.sub}
_MULTIPLY: dict[str, Arithmetic] = {"*": operator.mul, "/": operator.truediv}


class NotUnderstood(Exception):
    """A formula with something in it that isn't known here."""


def compiled(text: str) -> Formula:
    """Make a formula ready to be computed for many cells; raises NotUnderstood.

    Computing it raises CellFault where Excel would show an error.
    """
    if len(text) > MOST_CHARACTERS_IN_A_FORMULA:
        raise NotUnderstood(text[:40])
    parser = _Parser(_tokens(text.removeprefix("=")))
    formula = parser.comparison()
    if parser.tokens:
        raise NotUnderstood(text)
    cost = len(text) // _CHARACTERS_A_LOOK

    def computed(at: At) -> Operand:
        at.look.spend(cost)
        try:
            return formula(at)
        except DecimalException:
            raise CellFault(text) from None

    return computed


def _tokens(text: str) -> deque[tuple[str, str]]:
    tokens: deque[tuple[str, str]] = deque()
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if not found:
            raise NotUnderstood(text)
        kind = found.lastgroup or ""
        tokens.append((kind, found[kind]))
        at = found.end()
    return tokens


class _Parser:
    """Recursive descent over the tokens, loosest binding first; each method gives a formula."""

    def __init__(self, tokens: deque[tuple[str, str]]) -> None:
        self.tokens = tokens
        self.depth = 0

    def comparison(self) -> Formula:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise NotUnderstood("nested too deep")
        left = self.sum()
        if sign := self.sign(_COMPARE):
            left = _comparing(_COMPARE[sign], left, self.sum())
        self.depth -= 1
        return left

    def sum(self) -> Formula:
        first, rest = self.product(), []
        while sign := self.sign(_ADD):
            rest.append((_ADD[sign], self.product()))
        return _computing(first, rest) if rest else first

    def product(self) -> Formula:
        first, rest = self.signed(), []
        while sign := self.sign(_MULTIPLY):
            rest.append((_MULTIPLY[sign], self.signed()))
        return _computing(first, rest) if rest else first

    def signed(self) -> Formula:
        factor = Decimal(1)
        signs = 0
        while sign := self.sign(_ADD):
            factor, signs = (-factor if sign == "-" else factor), signs + 1
        value = self.single()
        while self.sign("%"):
            factor, signs = factor / _HUNDRED, signs + 1
        return _computing(value, [(operator.mul, lambda at: factor)]) if signs else value

    def single(self) -> Formula:
        kind, text = self.tokens.popleft() if self.tokens else ("", "")
        if kind == "function":
            return self.function(text.upper())
        if (kind, text) == ("sign", "("):
            inner = self.comparison()
            self.expect(")")
            return inner
        return _cell(text) if kind == "cell" else _constant(kind, text)

    def function(self, name: str) -> Formula:
        if name not in FUNCTIONS:
            raise NotUnderstood(name)
        fewest, most, compute = FUNCTIONS[name]
        arguments = self.arguments()
        if not fewest <= len(arguments) <= most:
            raise NotUnderstood(name)
        return lambda at: compute(at, arguments)

    def arguments(self) -> list[Formula]:
        if self.sign(")"):
            return []
        arguments = [self.comparison()]
        while self.sign(","):
            arguments.append(self.comparison())
        self.expect(")")
        return arguments

    def sign(self, wanted: Container[str]) -> str:
        """Take the next token if it is one of these signs, else give ""."""
        if self.tokens and self.tokens[0][0] == "sign" and self.tokens[0][1] in wanted:
            return self.tokens.popleft()[1]
        return ""

    def expect(self, sign: str) -> None:
        if not self.sign(sign):
            raise NotUnderstood(f"no {sign}")


def _comparing(holds: Callable[[int, int], bool], left: Formula, right: Formula) -> Formula:
    return lambda at: holds(order(left(at), right(at)), 0)


def _computing(first: Formula, rest: list[tuple[Arithmetic, Formula]]) -> Formula:
    def computed(at: At) -> Operand:
        result = number_of(first(at))
        for compute, operand in rest:
            result = compute(result, number_of(operand(at)))
        return result

    return computed


def _constant(kind: str, text: str) -> Formula:
    if kind not in ("text", "number", "truth"):
        raise NotUnderstood(text or "the end")
    value: Operand = text.replace('""', '"')
    if kind == "number":
        value = Decimal(text)
    elif kind == "truth":
        value = text.upper() == "TRUE"
    return lambda at: value


def _cell(reference: str) -> Formula:
    """Look at a cell; the row or column without a $ moves along with the cell that the rule is for."""
    found = _CELL.fullmatch(reference)
    if not found:
        raise NotUnderstood(reference)
    fixed_column, fixed_row = bool(found[1]), bool(found[3])
    column, row = column_number(found[2]), int(found[4])
    return lambda at: at.look.at(row if fixed_row else row + at.down, column if fixed_column else column + at.across)
