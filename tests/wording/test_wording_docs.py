"""The table of rules in the documents is run: each example, in its order, is decided by the rule that it stands for."""

import re
from pathlib import Path

import pytest

from goldenthread.wording import tokens
from goldenthread.wording.places import places
from goldenthread.wording.rules.roles import RULES, roles

PAGE = Path(__file__).resolve().parents[2] / "docs" / "wording.md"
ROWS = re.findall(r"^\| `(\w+)` \| (.+?) \| (\w+) \|$", PAGE.read_text(encoding="utf-8"), re.M)


@pytest.mark.parametrize(("rule", "example", "role"), ROWS)
def test_example_of_a_rule_is_decided_by_it(rule: str, example: str, role: str) -> None:
    bold = example.index("**")
    found = places(tokens(example.replace("**", "")))
    at = next(number for number, place in enumerate(found) if place.token.start == bold)
    decided = next(other.__name__ for other in RULES if other(found[at]))
    assert (decided, roles(found)[at].name.lower()) == (rule, role)


def test_rules_stand_in_the_order_in_which_they_are_tried() -> None:
    assert list(dict.fromkeys(rule for rule, _, _ in ROWS)) == [rule.__name__ for rule in RULES]
