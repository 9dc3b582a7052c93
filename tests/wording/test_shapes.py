"""The language of shapes: what one finds in a line, and what it can't be found without."""

from collections.abc import Iterator
from types import ModuleType

import pytest

from goldenthread.wording.claims import rates, ratios, shares, sums
from goldenthread.wording.claims.shapes import Shape, line_of, matches
from goldenthread.wording.narrative import narrative

PAIR = r"{a:c} {2} of_ {2} {b:c}"
DRAWN = PAIR + r"{2} \(_ {p:p}"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("45 of 60 calls (75%) were answered.", [{"a": 0, "b": 2, "p": 5}]),
        ("45 calls of the 60 (75%). Then 3 of 4 (75%).", [{"a": 0, "b": 4, "p": 6}, {"a": 10, "b": 12, "p": 14}]),
        ("45 of 60 calls were answered.", []),
        ("Calls answered: 75%.", []),
        ("", []),
    ],
)
@pytest.mark.parametrize("holds", ["", PAIR, "{p:p}"])
def test_shape_is_found_whatever_piece_it_names(text: str, holds: str, found: list[dict[str, int]]) -> None:
    assert list(matches(line_of(narrative(text)), (Shape(DRAWN, holds),))) == found


def _shapes(module: ModuleType) -> Iterator[Shape]:
    for drawn in vars(module).values():
        if isinstance(drawn, tuple):
            yield from (one for one in drawn if isinstance(one, Shape))


@pytest.mark.parametrize("module", [rates, ratios, shares, sums])
def test_pieces_that_shapes_name_are_pieces_of_them(module: ModuleType) -> None:
    assert [shape for shape in _shapes(module) if shape.holds not in shape.drawn] == []
