"""Numbers as documents print them: exact, and with the precision that they were printed with."""

from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema


def _exact(value: Any) -> Any:
    """A float from JSON means the digits that it shows."""
    return Decimal(str(value)) if isinstance(value, float) else value


def _as_json(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


# A decimal keeps how precisely it was printed: "66.0" is not "66", and "1.2 million" is 1.2E+6, good to 100,000.
# In JSON it is a plain number.
Number = Annotated[
    Decimal,
    BeforeValidator(_exact),
    PlainSerializer(_as_json, return_type=int | float, when_used="json"),
    WithJsonSchema({"type": "number"}),
]


def step_of(number: Decimal) -> Decimal:
    """Give the step of a number's last printed place: 65.9 -> 0.1, 1,486 -> 1, 1.2 million -> 100,000."""
    exponent = number.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)
