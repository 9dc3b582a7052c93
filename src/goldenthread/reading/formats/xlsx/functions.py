"""The functions that a colour rule may use: they look at cells and texts, and reach no further."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.reading.formats.xlsx.cells import (
    CellFault,
    Looker,
    Operand,
    number_of,
    text_of_operand,
    truth,
)


@dataclass(frozen=True, slots=True)
class At:
    """Where a formula is computed: the cell, and how far it is from the one it is written for."""

    row: int
    column: int
    down: int
    across: int
    look: Looker

    def own(self) -> Operand:
        """Give the value of the cell itself; raises CellFault for an error."""
        return self.look.at(self.row, self.column)


Formula = Callable[[At], Operand]
Arguments = list[Formula]
Function = Callable[[At, Arguments], Operand]


def _is_error(at: At, arguments: Arguments) -> Operand:
    try:
        arguments[0](at)
    except CellFault:
        return True
    return False


def _search(at: At, arguments: Arguments) -> Operand:
    wanted, text = _text(at, arguments[0]).casefold(), _text(at, arguments[1]).casefold()
    place = text.find(wanted)
    # With these Excel looks for a pattern, and no more than plain texts are looked for here.
    if place < 0 or set(wanted) & set("*?~"):
        raise CellFault(wanted)
    return Decimal(place + 1)


def _left(at: At, arguments: Arguments) -> Operand:
    return _text(at, arguments[0])[: _count(at, arguments)]


def _right(at: At, arguments: Arguments) -> Operand:
    text = _text(at, arguments[0])
    return text[max(len(text) - _count(at, arguments), 0) :]


def _modulo(at: At, arguments: Arguments) -> Operand:
    number, divisor = (number_of(argument(at)) for argument in arguments)
    # Excel's remainder has the sign of the divisor.
    return (number % divisor + divisor) % divisor


def _if(at: At, arguments: Arguments) -> Operand:
    if truth(arguments[0](at)):
        return arguments[1](at)
    return arguments[2](at) if len(arguments) > 2 else False


def _text(at: At, argument: Formula) -> str:
    return text_of_operand(argument(at))


def _count(at: At, arguments: Arguments) -> int:
    count = number_of(arguments[1](at)) if len(arguments) > 1 else Decimal(1)
    if not 0 <= count < 1_000_000:
        raise CellFault(str(count))
    return int(count)


# How many arguments each takes, and what it gives.
FUNCTIONS: dict[str, tuple[int, int, Function]] = {
    "AND": (1, 30, lambda at, arguments: all(truth(argument(at)) for argument in arguments)),
    "OR": (1, 30, lambda at, arguments: any(truth(argument(at)) for argument in arguments)),
    "NOT": (1, 1, lambda at, arguments: not truth(arguments[0](at))),
    "IF": (2, 3, _if),
    "ISBLANK": (1, 1, lambda at, arguments: arguments[0](at) is None),
    "ISTEXT": (1, 1, lambda at, arguments: isinstance(arguments[0](at), str)),
    "ISNUMBER": (1, 1, lambda at, arguments: isinstance(arguments[0](at), Decimal)),
    "ISERROR": (1, 1, _is_error),
    "SEARCH": (2, 2, _search),
    "LEFT": (1, 2, _left),
    "RIGHT": (1, 2, _right),
    "LEN": (1, 1, lambda at, arguments: Decimal(len(_text(at, arguments[0])))),
    "TRIM": (1, 1, lambda at, arguments: _text(at, arguments[0]).strip()),
    "UPPER": (1, 1, lambda at, arguments: _text(at, arguments[0]).upper()),
    "LOWER": (1, 1, lambda at, arguments: _text(at, arguments[0]).lower()),
    "ABS": (1, 1, lambda at, arguments: abs(number_of(arguments[0](at)))),
    "MOD": (2, 2, _modulo),
    "ROW": (0, 0, lambda at, arguments: Decimal(at.row)),
    "COLUMN": (0, 0, lambda at, arguments: Decimal(at.column)),
}
